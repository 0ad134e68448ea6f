import { beforeEach, describe, expect, test, vi } from "vitest";
import { Storage } from "../src/storage";

const KEY = "frontline:shop";

beforeEach(() => localStorage.clear());

const message = (key: string) => ({ event: "send" as const, payload: { client_key: key, text: "Hello" }, at: 1 });

describe("what this browser keeps", () => {
  test("is nothing before the visitor sends something", () => {
    const storage = new Storage(KEY);
    storage.write({ token: "t1" });
    expect(localStorage).toHaveLength(0);
    expect(storage.begun).toBe(false);
    expect(storage.read().token).toBe("t1");
  });

  test("is one key from then on", () => {
    const storage = new Storage(KEY);
    storage.begin();
    storage.write({ token: "t1" });
    storage.write({ seen: 4 });
    expect(localStorage).toHaveLength(1);
    expect(new Storage(KEY).read()).toEqual({ token: "t1", conversation: null, seen: 4, outbox: [] });
    expect(new Storage(KEY).begun).toBe(true);
  });

  test("is shared by the tabs of one site, and by nothing else", () => {
    const [ola, tab] = [new Storage(KEY), new Storage(KEY)];
    ola.begin();
    ola.write({ token: "t1", outbox: [message("key-one-1")] });
    tab.write({ seen: 2 });
    expect(ola.read()).toMatchObject({ token: "t1", seen: 2, outbox: [message("key-one-1")] });
    expect(new Storage("frontline:other").begun).toBe(false);
  });
});

test("what other scripts wrote under our key is not believed", () => {
  for (const text of ["", "null", "[]", "{", '"x"', "12"]) {
    localStorage.setItem(KEY, text);
    expect(new Storage(KEY).read().outbox).toEqual([]);
  }
  localStorage.setItem(KEY, JSON.stringify({ token: {}, seen: "x", outbox: [null, { event: "eval" }, message("key-one-1")] }));
  expect(new Storage(KEY).read()).toEqual({ token: null, conversation: null, seen: 0, outbox: [message("key-one-1")] });
});

test("where storage is blocked, the page's own memory serves", () => {
  const blocked = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: blocked, setItem: blocked });
  const storage = new Storage(KEY);
  storage.begin();
  storage.write({ token: "t1", outbox: [message("key-one-1")] });
  expect(storage.read()).toMatchObject({ token: "t1", outbox: [message("key-one-1")] });
});
