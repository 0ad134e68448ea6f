// Builds the front ends: the widget's loader and app, and the panel. Prints what each file weighs.
//
//   node vite.build.mjs            both
//   node vite.build.mjs widget     only this one; into the folder $WIDGET_DIST, where that is set
//
// The widget's app is built once for each language, so that nobody downloads a language that they don't read.
// One build() per entry: Vite can't mix an IIFE and an ES module in one call. The loader is built in library mode, because
// any other mode adds a preload helper to a file with import(); the app is not, because library mode keeps the
// whitespace of an ES module.

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";

process.env.NODE_ENV = "production"; // whoever calls: a test's own would bring the libraries' development builds in

const HERE = fileURLToPath(new URL(".", import.meta.url));
const WIDGET = join(HERE, "web_widget");
const WIDGET_DIST = process.env.WIDGET_DIST ?? join(WIDGET, "dist");
const PANEL = join(HERE, "handoff", "panel");
const PANEL_DIST = process.env.PANEL_DIST ?? join(PANEL, "dist");

const COMMON = {
  configFile: false,
  envDir: false, // a .env of the server must never leak into a script
  logLevel: "warn",
  publicDir: false,
  define: { "process.env.NODE_ENV": '"production"' },
};

const OUTPUT = {
  target: "es2022",
  minify: true,
  modulePreload: false,
  reportCompressedSize: false,
  sourcemap: false,
  cssTarget: ["chrome123", "firefox120", "safari17.5"], // from here on light-dark() needs no translation
};

const LOCALES = ["pl", "en"];

/**
 * Of socket.io, only what the widget uses: of its three transports WebSocket, of its two kinds of frames text. A visitor
 * does not download the rest. These take the place of the files of the same names; the test of the sizes notices where
 * one has moved.
 */
const INSTEAD = {
  "engine.io-client/build/esm/transports/index.js": `
    import { WS } from "./websocket.js";
    export const transports = { websocket: WS };`,
  "engine.io-parser/build/esm/encodePacket.browser.js": `
    import { PACKET_TYPES } from "./commons.js";
    export const encodePacket = ({ type, data }, _, done) => done(PACKET_TYPES[type] + (data || ""));
    export const encodePacketToBinary = null;`,
  "engine.io-parser/build/esm/decodePacket.browser.js": `
    import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
    export const decodePacket = (frame) => {
      const type = PACKET_TYPES_REVERSE[frame[0]];
      return type ? { type, data: frame.slice(1) } : ERROR_PACKET;
    };`,
  "socket.io-parser/build/esm/is-binary.js": "export const isBinary = () => false, hasBinary = isBinary;",
  "socket.io-parser/build/esm/binary.js": "export const deconstructPacket = null, reconstructPacket = null;",
};
function textByWebsocket() {
  const missing = new Set(Object.keys(INSTEAD));
  return {
    name: "text-by-websocket",
    enforce: "pre",
    load(id) {
      const file = id.split("/node_modules/").pop();
      missing.delete(file);
      return INSTEAD[file] ?? null;
    },
    buildEnd(error) {
      if (!error && missing.size > 0) throw new Error(`socket.io has no longer the files ${[...missing].join(", ")}`);
    },
  };
}

/** Elements as calls of h(tag, attributes, ...children): shorter than objects with a name for everything. */
const CLASSIC_JSX = {
  jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
  jsxInject: 'import { Fragment, h } from "preact"',
};

/** The app in one language: an ES module, with the hash of its content in its name. Returns that name. */
async function buildApp(locale) {
  const { output } = await build({
    ...COMMON,
    root: join(WIDGET, "frontend"),
    base: "./", // whatever the app loads lies beside it, on whichever host that is
    plugins: [textByWebsocket()],
    oxc: CLASSIC_JSX,
    define: { ...COMMON.define, __LOCALE__: JSON.stringify(locale) },
    build: {
      ...OUTPUT,
      outDir: WIDGET_DIST,
      emptyOutDir: false,
      assetsDir: ".",
      cssCodeSplit: false,
      rollupOptions: {
        input: join(WIDGET, "frontend", "src", "app.tsx"),
        preserveEntrySignatures: "strict",
        treeshake: { moduleSideEffects: (id) => !/\/(socket|engine)\.io-/.test(id) }, // else its function io() stays
        output: { format: "es", entryFileNames: `app-${locale}-[hash].js` },
      },
    },
  });
  return output.find((file) => file.isEntry).fileName;
}

/** The loader: a classic script of a fixed name, which knows the apps by their languages as __APP_FILES__. */
async function buildLoader(appFiles) {
  await build({
    ...COMMON,
    root: join(WIDGET, "frontend"),
    define: { ...COMMON.define, __APP_FILES__: JSON.stringify(appFiles) },
    build: {
      ...OUTPUT,
      outDir: WIDGET_DIST,
      emptyOutDir: false,
      lib: {
        entry: join(WIDGET, "frontend", "src", "loader.ts"),
        formats: ["iife"],
        name: "FrontlineLoader",
        fileName: () => "widget.js",
      },
    },
  });
}

async function buildWidget() {
  await rm(WIDGET_DIST, { recursive: true, force: true });
  const appFiles = {};
  for (const locale of LOCALES) appFiles[locale] = await buildApp(locale);
  await buildLoader(appFiles);
  await finish(WIDGET_DIST);
}

async function buildPanel() {
  await build({
    ...COMMON,
    root: join(PANEL, "frontend"),
    base: "/panel/",
    build: { ...OUTPUT, outDir: PANEL_DIST, emptyOutDir: true },
  });
  await finish(PANEL_DIST);
}

/** Puts a .gz and a .br beside every text of `folder`, and prints the three sizes. */
async function finish(folder) {
  const files = await readdir(folder, { recursive: true });
  for (const name of files.filter((file) => /\.(js|css|html|svg|json)$/.test(file)).sort()) {
    const path = join(folder, name);
    const plain = await readFile(path);
    const gz = gzipSync(plain, { level: constants.Z_BEST_COMPRESSION });
    const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
    await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)]);
    const sizes = [plain, gz, br].map((bytes) => bytes.length.toLocaleString("en").padStart(8));
    console.log(`${relative(HERE, path).padEnd(48)} ${sizes[0]} B ${sizes[1]} gz ${sizes[2]} br`);
  }
}

const FRONT_ENDS = { widget: buildWidget, panel: buildPanel };
const wanted = process.argv.slice(2);
try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(FRONT_ENDS)) {
    if (!(name in FRONT_ENDS)) throw new Error(`No front end called ${name}: there are ${Object.keys(FRONT_ENDS)}`);
    await FRONT_ENDS[name]();
  }
} catch (error) {
  console.error(error.message); // it names file and line; where in Vite it was noticed helps nobody
  process.exitCode = 1;
}
