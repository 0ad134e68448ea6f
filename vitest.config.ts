// Front-end tests: in a DOM without a browser, in Node.

import { defineConfig } from "vitest/config";

export default defineConfig({
  define: { __APP_FILES__: '{ pl: "app-pl.js", en: "app-en.js" }', __LOCALE__: "undefined" },
  test: {
    environment: "happy-dom",
    include: ["{web_widget,handoff/panel}/frontend/{src,test}/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
