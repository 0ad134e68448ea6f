import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Shell } from "../src/shell";

const start = vi.hoisted(() => vi.fn());
const app = { open: vi.fn(), close: vi.fn(), toggle: vi.fn(), identify: vi.fn() };

vi.mock("https://chat.example.com/w/app-en.js", () => ({ start }));
vi.mock("https://chat.example.com/w/app-en.js?1", () => ({ start }));
vi.mock("https://chat.example.com/w/app-en.js?2", () => ({ start }));
vi.mock("https://chat.example.com/w/app-pl.js", () => ({ start }));

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
  document.documentElement.lang = "";
  start.mockReset().mockReturnValue(app);
  app.open.mockReset();
  app.toggle.mockReset();
});
afterEach(() => window.Frontline?.destroy());

/** Runs the loader as the script tag with these attributes would. */
async function load(attributes: Record<string, string> = { site: "shop" }): Promise<void> {
  const script = document.createElement("script");
  Object.defineProperty(script, "src", { value: "https://chat.example.com/w/widget.js" });
  Object.assign(script.dataset, attributes);
  vi.spyOn(document, "currentScript", "get").mockReturnValue(script);
  vi.resetModules();
  await import("../src/loader");
}
const hosts = () => document.querySelectorAll("frontline-chat");
const frame = () => hosts()[0]?.shadowRoot?.querySelector<HTMLElement>(".frame");
const launcher = () => hosts()[0]?.shadowRoot?.querySelector("button") as HTMLButtonElement;

describe("before the visitor acts", () => {
  test("there is a launcher with a name, and nothing else", async () => {
    const write = vi.spyOn(Object.getPrototypeOf(localStorage) as Storage, "setItem");
    const socket = vi.fn();
    vi.stubGlobal("WebSocket", socket);
    vi.stubGlobal("fetch", socket);
    const before = Object.keys(window);
    await load();
    expect(launcher().ariaLabel).toBe("Chat with us");
    expect(launcher().ariaExpanded).toBe("false");
    expect(Object.keys(window).filter((name) => !before.includes(name))).toEqual(["Frontline"]);
    expect(write).not.toHaveBeenCalled();
    expect(socket).not.toHaveBeenCalled();
    expect(start).not.toHaveBeenCalled();
    expect(document.cookie).toBe("");
    expect(localStorage).toHaveLength(0);
  });

  test("the app is fetched where the visitor has written before", async () => {
    localStorage.setItem("frontline:shop", "{}");
    await load();
    await vi.waitFor(() => expect(start).toHaveBeenCalledOnce());
    expect(app.open).not.toHaveBeenCalled();
  });

  test("a page that blocks storage changes nothing", async () => {
    vi.stubGlobal("localStorage", {
      getItem: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
    await load();
    expect(launcher()).not.toBeNull();
    vi.unstubAllGlobals();
  });
});

describe("the app", () => {
  test("is fetched when the pointer comes near, and once", async () => {
    await load();
    launcher().dispatchEvent(new Event("pointerenter"));
    launcher().dispatchEvent(new Event("focus"));
    await vi.waitFor(() => expect(start).toHaveBeenCalled());
    await window.Frontline?.open();
    expect(start).toHaveBeenCalledOnce();
    expect(start.mock.calls[0]?.[0]).toMatchObject({ site: "shop", locale: "en", scripts: "https://chat.example.com/w/widget.js" });
  });

  test("opens with a press of the launcher", async () => {
    await load();
    launcher().click();
    await vi.waitFor(() => expect(app.toggle).toHaveBeenCalled());
  });

  test("that could not be loaded is asked for again with the next press", async () => {
    start.mockImplementationOnce(() => {
      throw new Error("broken");
    });
    await load();
    await expect(window.Frontline?.open()).rejects.toThrow("broken");
    await window.Frontline?.open();
    expect(start).toHaveBeenCalledTimes(2);
  });

  test("that could not be loaded says so beside the launcher, to whom has pressed it", async () => {
    start.mockImplementation(() => {
      throw new Error("broken");
    });
    await load();
    const alert = () => frame()?.querySelector("[role=alert]");
    launcher().dispatchEvent(new Event("focus"));
    await vi.waitFor(() => expect(start).toHaveBeenCalledOnce());
    expect(alert()).toBeNull();
    launcher().click();
    await vi.waitFor(() => expect(alert()?.textContent).toBe("Could not load. Try again."));
    start.mockReturnValue(app);
    launcher().click();
    await vi.waitFor(() => expect(app.toggle).toHaveBeenCalled());
    expect(alert()).toBeNull();
  });
});

describe("the language", () => {
  test.each([
    [{ locale: "pl" }, "en", "Napisz do nas"],
    [{ locale: "auto" }, "pl-PL", "Napisz do nas"],
    [{}, "pl", "Napisz do nas"],
    [{}, "de", "Chat with us"],
    [{ locale: "en" }, "pl", "Chat with us"],
  ])("of %o on a page in %s", async (attributes, lang, name) => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr", "en-GB", "pl"]);
    document.documentElement.lang = lang;
    await load({ site: "shop", ...attributes });
    expect(launcher().ariaLabel).toBe(name);
  });
});

test("place and colours follow the attributes", async () => {
  await load({ site: "shop", position: "start", colorScheme: "dark" });
  expect(frame()?.className).toBe("frame left dark");
});

test("the end of a line is where the page's own lines end", async () => {
  document.documentElement.style.direction = "rtl";
  await load();
  expect(frame()?.className).toContain("left");
  document.documentElement.style.direction = "";
});

test("a script tag without a site says so", async () => {
  await expect(load({})).rejects.toThrow("data-site is missing");
  expect(window.Frontline).toBeUndefined();
});

test("loading the script twice does nothing the second time", async () => {
  await load();
  const first = window.Frontline;
  await load();
  expect(window.Frontline).toBe(first);
  expect(hosts()).toHaveLength(1);
});

test("the page hears events until it no longer wants to", async () => {
  await load();
  const heard = vi.fn();
  const off = window.Frontline?.on("unread", heard);
  await window.Frontline?.open();
  const [[{ emit }]] = start.mock.calls as [[Shell]];
  emit("unread", 3);
  off?.();
  emit("unread", 4);
  expect(heard.mock.calls).toEqual([[3]]);
});

test("what the site says about the visitor waits for the app, and asks for nothing", async () => {
  await load();
  await window.Frontline?.identify("jwt-1");
  expect(start).not.toHaveBeenCalled();
  await window.Frontline?.open();
  expect(start.mock.calls[0]?.[0]).toMatchObject({ identity: "jwt-1" });
  await window.Frontline?.identify("jwt-2");
  expect(app.identify).toHaveBeenCalledExactlyOnceWith("jwt-2");
});

test("closing before the app is there asks for nothing", async () => {
  await load();
  await window.Frontline?.close();
  expect(start).not.toHaveBeenCalled();
});
