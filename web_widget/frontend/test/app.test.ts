import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { start } from "../src/app";
import type { App, Shell } from "../src/shell";
import { entry } from "./builders";
import { Server, type Wire } from "./server";

let server: Server;
let wire: Wire;
let life: AbortController;
let shell: Shell;
let app: App;

beforeEach(() => {
  localStorage.clear();
  server = new Server();
  wire = server.wire();
  life = new AbortController();
  const host = document.createElement("div");
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const frame = document.createElement("div");
  const launcher = document.createElement("button");
  frame.append(launcher);
  root.append(frame);
  shell = { site: "shop", locale: "en", scripts: "https://chat.example.com/w/widget.js", root, frame, launcher, life: life.signal, emit: vi.fn() };
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
});

const begin = (): void => {
  app = start(shell, wire.asSocket());
};
const find = <E extends HTMLElement>(selector: string): E | null => shell.root.querySelector<E>(selector);
const until = (selector: string) => vi.waitFor(() => expect(find(selector)).not.toBeNull());
const button = (name: string) =>
  Array.from(shell.root.querySelectorAll("button")).find((one) => (one.ariaLabel ?? one.textContent) === name);

function type(text: string): void {
  const field = find<HTMLTextAreaElement>(".composer textarea");
  if (!field) throw new Error("there is no field");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}

/** A listener on something that outlives the widget must be gone with it. */
function watched(targets: EventTarget[]): ReadonlySet<unknown> {
  const left = new Set<unknown>();
  for (const target of targets) {
    const add = target.addEventListener.bind(target);
    vi.spyOn(target, "addEventListener").mockImplementation((event: string, heard: unknown, options?: unknown) => {
      left.add(heard);
      (options as AddEventListenerOptions | undefined)?.signal?.addEventListener("abort", () => left.delete(heard));
      add(event, heard as EventListener, options as AddEventListenerOptions);
    });
    const remove = target.removeEventListener.bind(target);
    vi.spyOn(target, "removeEventListener").mockImplementation((event: string, heard: unknown) => {
      left.delete(heard);
      remove(event, heard as EventListener);
    });
  }
  return left;
}

describe("opening", () => {
  test("connects, shows the greeting, and closing gives the focus back", async () => {
    begin();
    expect(wire.connected).toBe(false);
    app.open();
    await until(".message");
    expect(find("dialog")?.textContent).toContain("Hello");
    expect(shell.launcher.ariaExpanded).toBe("true");
    find("dialog")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    expect(find("dialog")).toBeNull();
    expect(shell.launcher.ariaExpanded).toBe("false");
    expect(shell.root.activeElement).toBe(shell.launcher);
  });

  test("stores nothing", async () => {
    begin();
    app.open();
    await until(".message");
    app.close();
    expect(localStorage).toHaveLength(0);
  });
});

describe("a conversation on the screen", () => {
  test("says of every message who wrote it", async () => {
    begin();
    app.open();
    await until(".message");
    type("Why was I charged twice?");
    await until(".mine .sent");
    server.happens({ kind: "bot_said", author: "bot", text: "An answer" }, { author: "agent", name: "Ana", text: "Hi" });
    await until(".message.agent");
    const who = Array.from(shell.root.querySelectorAll(".meta b"), (one) => one.textContent);
    expect(who).toEqual(["You", "Automatic assistant", "Ana"]);
  });

  test("offers buttons, marks the pressed one, and drops outdated ones", async () => {
    begin();
    app.open();
    await until(".message");
    type("Hello");
    await until(".mine");
    const options = [
      { id: "helped", label: "Yes" },
      { id: "not_helped", label: "No" },
    ];
    server.happens({ kind: "bot_said", author: "bot", text: "One", options });
    server.happens({ kind: "bot_said", author: "bot", text: "Two", options });
    await until(".option");
    expect(shell.root.querySelectorAll(".option")).toHaveLength(2);
    button("No")?.click();
    await until(".option[aria-pressed]");
    expect(shell.root.querySelectorAll(".option")).toHaveLength(1);
    expect(wire.said.at(-1)).toEqual(["choose", { seq: 3, option: "not_helped", client_key: expect.any(String) }]);
  });

  test("never renders markup", async () => {
    begin();
    app.open();
    await until(".message");
    type("<img src=x onerror=alert(1)>");
    server.happens({ text: "<b>bold</b>", name: "<i>Ana</i>" });
    await until(".message.agent");
    expect(find(".mine .text")?.textContent).toBe("<img src=x onerror=alert(1)>");
    expect(find("img, .text b, .meta i")).toBeNull();
  });

  test("becomes a live region only after its history is there", async () => {
    server.conversation = "c1";
    server.happens({ text: "An old message" });
    begin();
    app.open();
    await until(".message.agent");
    expect(find("[role=log]")?.getAttribute("aria-live")).toBe("off");
    await vi.waitFor(() => expect(find("[role=log]")?.getAttribute("aria-live")).toBe("polite"));
  });
});

test("an answer shows what is rich in place of its plain text, and buttons below it", async () => {
  begin();
  app.open();
  await until(".message");
  type("My invoice?");
  await until(".mine");
  const rich = [{ kind: "paragraph" as const, spans: [{ text: "Open " }, { text: "Billing", bold: true }] }];
  const options = [{ id: "helped", label: "Yes" }];
  server.happens({ kind: "bot_said", author: "bot", text: "Open Billing", rich, options });
  await until(".option");
  expect(Array.from(shell.root.querySelectorAll(".bot .text"), (one) => one.innerHTML).at(-1)).toBe("<p>Open <b>Billing</b></p>");
});

test("a message is read out once: what becomes an entry stays the element that it was", async () => {
  server.log.push(entry(1, { kind: "opened", author: "visitor" }), entry(2, { kind: "bot_said", author: "bot", text: "Hello" }));
  begin();
  app.open();
  await until(".message");
  const greeting = find(".message");
  server.mute = true;
  type("Once");
  await until(".mine .sending");
  const mine = find(".mine");
  const moved: Node[] = [];
  const watch = new MutationObserver((seen) => moved.push(...seen.flatMap(({ removedNodes }) => Array.from(removedNodes))));
  watch.observe(find("[role=log]") as HTMLElement, { childList: true });
  server.mute = false;
  await vi.waitFor(() => expect(find(".mine .sent")).not.toBeNull(), 5_000);
  server.happens({ kind: "bot_said", author: "bot", text: "An answer" });
  await vi.waitFor(() => expect(shell.root.querySelectorAll(".message")).toHaveLength(3));
  expect(find(".message")).toBe(greeting);
  expect(find(".mine")).toBe(mine);
  expect(find(".mine .mark")?.getAttribute("aria-live")).toBe("off");
  expect(watch.takeRecords()).toEqual([]);
  expect(moved).toEqual([]);
});

describe("while waiting", () => {
  test("the line tells the place and the range, else the promised time", async () => {
    begin();
    app.open();
    await until(".message");
    type("Hello");
    await until(".mine");
    server.tell("state", { conversation: "c1", phase: "queued", queue_position: 3, wait_low_s: 120, wait_high_s: 300 });
    await until(".place");
    expect(find("output")?.textContent).toBe("2 people are ahead of youexpected wait: about 2–5 minutes");
    expect(button("Talk to a person")).toBeUndefined();
    const at = new Date(Date.now() + 600_000);
    server.tell("state", { conversation: "c1", phase: "queued", queue_position: 1, answer_by: at.toISOString() });
    await vi.waitFor(() => expect(find("output")?.textContent).toMatch(/^You are next in line.*by \d\d:\d\d at the latest$/));
  });

  test("whether we are late is for the server to say: the visitor's clock may be wrong", async () => {
    begin();
    app.open();
    await until(".message");
    type("Hello");
    await until(".mine");
    const queued = { conversation: "c1", phase: "queued", answer_by: new Date(Date.now() - 600_000).toISOString() };
    server.tell("state", { ...queued, late: false });
    await vi.waitFor(() => expect(find("output")?.textContent).toMatch(/by \d\d:\d\d at the latest$/));
    server.tell("state", { ...queued, late: true });
    await vi.waitFor(() => expect(find("output")?.textContent).toMatch(/^we are late/));
  });
});

describe("the launcher", () => {
  test("tells how many answers are unread", async () => {
    localStorage.setItem("frontline:shop", "{}");
    server.conversation = "c1";
    server.happens({ text: "One" }, { text: "Two" });
    begin();
    await vi.waitFor(() => expect(shell.launcher.ariaLabel).toBe("Chat with us (2 new messages)"));
    expect(find(".badge")?.textContent).toBe("2");
    expect(shell.emit).toHaveBeenCalledWith("unread", 2);
    app.open();
    await vi.waitFor(() => expect(find(".badge")?.textContent).toBe(""));
  });
});

describe("the focus", () => {
  test("stays where it is on the page when the page closes the chat", async () => {
    begin();
    app.open();
    await until(".message");
    const elsewhere = document.createElement("input");
    document.body.append(elsewhere);
    elsewhere.focus();
    app.close();
    expect(document.activeElement).toBe(elsewhere);
  });

  test("stays on the button for older messages, and goes to the panel when there are no more", async () => {
    localStorage.setItem("frontline:shop", "{}");
    server.conversation = "c1";
    server.happens(...Array.from({ length: 120 }, (_, at) => ({ text: `said ${at}` })));
    begin();
    app.open();
    await until(".quiet");
    const older = find(".quiet");
    older?.focus();
    older?.click();
    await vi.waitFor(() => expect(shell.root.querySelectorAll(".message")).toHaveLength(100));
    expect(shell.root.activeElement).toBe(older);
    older?.click();
    await vi.waitFor(() => expect(find(".quiet")).toBeNull());
    expect(shell.root.activeElement).toBe(find("dialog"));
  });
});

test("the clock of the chat leaves the wait of a lost connection alone, and the page coming back ends it", async () => {
  vi.useFakeTimers();
  try {
    vi.spyOn(Math, "random").mockReturnValue(1); // the longest waits: 1, 2, 4, 8, 16, 30 seconds
    server.down = true;
    const dialled = vi.spyOn(wire, "connect");
    begin();
    app.open();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(dialled).toHaveBeenCalledTimes(6); // at 0, 1, 3, 7, 15 and 31 seconds
    window.dispatchEvent(new Event("online"));
    expect(dialled).toHaveBeenCalledTimes(7);
  } finally {
    vi.useRealTimers();
  }
});

test("when the page wants us gone, nothing of ours is left", async () => {
  const listeners = watched([window, document]);
  begin();
  app.open();
  await until(".message");
  type("Hello");
  await until(".mine .sent");
  expect(listeners.size).toBeGreaterThan(0);
  life.abort();
  expect(wire.connected).toBe(false);
  expect(find("dialog")).toBeNull();
  expect(listeners).toEqual(new Set());
});
