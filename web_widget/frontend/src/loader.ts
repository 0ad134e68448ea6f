/**
 * The one script of the page: shows the launcher, and fetches the app when the visitor turns to it.
 *
 * Until then nothing is stored and nothing is connected. Where the visitor has written before (then
 * localStorage has our key), the app is fetched after the page has loaded, so that new answers are counted.
 */

import css from "./loader.css?inline";
import { localeOf } from "./locale";
import { type App, type Locale, type Shell, storageKey } from "./shell";

/** The app's file in each language, beside this one. */
declare const __APP_FILES__: Record<Locale, string>;

interface Frontline {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly toggle: () => Promise<void>;
  /** Says who the visitor is: a JWT that the site's server has signed for this page. */
  readonly identify: (token: string) => Promise<void>;
  /** Calls `listener` at each `event`; returns how to stop that. */
  readonly on: (event: string, listener: (detail: unknown) => void) => () => void;
  /** Removes everything from the page. */
  readonly destroy: () => void;
}

declare global {
  interface Window {
    Frontline?: Frontline;
  }
}

const WORDS = {
  en: { name: "Chat with us", region: "Chat", failed: "Could not load. Try again." },
  pl: { name: "Napisz do nas", region: "Czat", failed: "Nie wczytano. Spróbuj ponownie." },
};
const SVG = "http://www.w3.org/2000/svg";
const ICONS = ["M20 11.5a7.5 7.5 0 0 1-11.2 6.5L4 19.5l1.5-4.3A7.5 7.5 0 1 1 20 11.5z", "m6 9.5 6 6 6-6"];

function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = "true";
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** The launcher in a tree of its own, where the page's style sheets and scripts do not reach by accident. */
function furnish(host: HTMLElement, locale: Locale, looks: string) {
  const words = WORDS[locale];
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const frame = document.createElement("div");
  frame.className = looks;
  frame.lang = locale;
  frame.dir = "ltr";
  frame.role = "region";
  frame.ariaLabel = words.region;
  const launcher = document.createElement("button");
  launcher.type = "button";
  launcher.className = "launcher";
  launcher.ariaLabel = words.name;
  launcher.ariaExpanded = "false";
  launcher.append(...ICONS.map(icon));
  frame.append(launcher);
  root.append(frame);
  const failed = document.createElement("div");
  failed.className = "failed";
  failed.role = "alert";
  failed.textContent = words.failed;
  return { root, frame, launcher, failed };
}

/** Fetches the app once; after a failure, once more when asked again. */
function fetcher(shell: Shell): () => Promise<App> {
  const { life, locale, scripts } = shell;
  let app: Promise<App> | undefined;
  let tries = 0;
  return () => {
    // A browser may remember that a module could not be loaded: each try has its own address.
    const url = new URL(__APP_FILES__[locale] + (tries ? `?${tries}` : ""), scripts).href;
    app ??= import(/* @vite-ignore */ url)
      .then(({ start }) => {
        life.throwIfAborted();
        return start(shell) as App;
      })
      .catch((problem) => {
        app = undefined;
        tries += 1;
        throw problem;
      });
    return app;
  };
}

const quietly = (asked: () => Promise<unknown>) => () => {
  asked().catch(() => {}); // who has asked to see the app is told
};

function begin({ dataset, src }: HTMLScriptElement): void {
  const { site, locale: wanted, position, colorScheme } = dataset;
  if (!site) throw new Error("Frontline: data-site is missing");
  const life = new AbortController();
  const events = new EventTarget();
  const emit = (event: string, detail?: unknown): void => {
    events.dispatchEvent(new CustomEvent(event, { detail }));
  };
  const host = document.createElement("frontline-chat");
  const locale = localeOf(wanted);
  const fromRight = getComputedStyle(document.documentElement).direction === "rtl";
  const side = (position === "start") === fromRight ? "right" : "left";
  const { failed, ...tree } = furnish(host, locale, `frame ${side} ${colorScheme ?? ""}`);
  const shell: Shell = { site, locale, scripts: src, life: life.signal, emit, ...tree };
  const fetched = fetcher(shell);
  let app: Promise<App> | undefined;
  const load = () => (app = fetched());
  const act = (what: "open" | "toggle") => async () => {
    failed.remove();
    const loading = load();
    loading.catch(() => tree.frame.append(failed));
    (await loading)[what]();
  };
  const listen = (target: EventTarget, event: string, asked: () => Promise<unknown>): void =>
    target.addEventListener(event, quietly(asked), { signal: life.signal });

  listen(tree.launcher, "pointerenter", load);
  listen(tree.launcher, "focus", load);
  listen(tree.launcher, "click", act("toggle"));
  const place = async (): Promise<void> => document.body.append(host);
  if (document.body) void place();
  else listen(document, "DOMContentLoaded", place);
  try {
    if (localStorage.getItem(storageKey(site))) {
      if (document.readyState === "complete") quietly(load)();
      else listen(window, "load", load);
    }
  } catch {
    // Storage is blocked: then there is nothing to come back to.
  }
  window.Frontline = Object.freeze({
    open: act("open"),
    toggle: act("toggle"),
    close: async () => (await app)?.close(),
    identify: async (token) => {
      shell.identity = token;
      (await app)?.identify(token);
    },
    on: (event, listener) => {
      const heard = (happened: Event): void => listener((happened as CustomEvent).detail);
      events.addEventListener(event, heard);
      return () => events.removeEventListener(event, heard);
    },
    destroy: () => {
      life.abort();
      host.remove();
      delete window.Frontline;
    },
  } satisfies Frontline);
}

const script = document.currentScript;
// An element of the page with the id "Frontline" is found under that name, too.
if (script instanceof HTMLScriptElement && !window.Frontline?.toggle) begin(script);
