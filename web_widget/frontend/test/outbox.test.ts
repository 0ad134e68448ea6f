import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Ask, clientKey, Outbox } from "../src/outbox";
import { Storage, type Unsent } from "../src/storage";
import type { ErrorInfo } from "../src/wire.gen";
import { chance } from "./builders";

const KEY = "frontline:shop";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const write = (text: string): Unsent => ({ event: "send", payload: { client_key: clientKey(), text }, at: 1 });
const refused = (code: ErrorInfo["code"]) => ({ ok: false as const, error: { code, message: "no" } });
const texts = (items: readonly Unsent[]) => items.map(({ payload }) => ("text" in payload ? payload.text : ""));

/** A server that remembers keys, and loses requests and answers as it is told to. */
class Server {
  readonly log: string[] = [];
  readonly #known = new Map<string, number>();
  fate: () => "answers" | "is deaf" | "is mute" = () => "answers";

  readonly ask: Ask = async ({ payload }) => {
    const fate = this.fate();
    if (fate === "is deaf") throw new Error("lost");
    if (!this.#known.has(payload.client_key)) {
      this.log.push("text" in payload ? payload.text : "");
      this.#known.set(payload.client_key, this.log.length);
    }
    if (fate === "is mute") throw new Error("answer lost");
    return { ok: true, conversation: "c1", seq: this.#known.get(payload.client_key) ?? 0 };
  };
}

const outboxOf = (server: Server) => new Outbox(new Storage(KEY), server.ask, () => {});

describe("a message", () => {
  test("is kept from the moment it is sent until it is confirmed", async () => {
    const server = new Server();
    server.fate = () => "is deaf";
    const outbox = outboxOf(server);
    outbox.add(write("Hello"));
    expect(texts(new Storage(KEY).read().outbox)).toEqual(["Hello"]);
    server.fate = () => "answers";
    await vi.runAllTimersAsync();
    expect(new Storage(KEY).read().outbox).toEqual([]);
    expect(server.log).toEqual(["Hello"]);
  });

  test("that was confirmed stays on the screen until the conversation shows it", async () => {
    const outbox = outboxOf(new Server());
    outbox.add(write("Hello"));
    await vi.runAllTimersAsync();
    expect(outbox.items).toMatchObject([{ seq: 1 }]);
    outbox.settle(1, new Set());
    expect(outbox.items).toEqual([]);
  });

  test("is known again by its key, even before the confirmation comes", async () => {
    const server = new Server();
    server.fate = () => "is mute";
    const outbox = outboxOf(server);
    outbox.add(write("Hello"));
    outbox.settle(0, new Set([outbox.items[0]?.payload.client_key]));
    expect(outbox.items).toEqual([]);
    expect(new Storage(KEY).read().outbox).toEqual([]);
  });
});

test("whatever is lost, and however often the page is loaded anew, all is sent once and in order", async () => {
  for (let seed = 0; seed < 60; seed += 1) {
    localStorage.clear();
    const random = chance(seed);
    const server = new Server();
    server.fate = () => (["answers", "is deaf", "is mute"] as const)[random(3)] ?? "answers";
    let outbox = outboxOf(server);
    const said = Array.from({ length: 8 }, (_, at) => `message ${at}`);
    for (const text of said) {
      outbox.add(write(text));
      if (random(3) === 0) {
        outbox.stop(); // the page is left, and loaded again
        outbox = outboxOf(server);
        void outbox.flush();
      }
      await vi.advanceTimersByTimeAsync(random(5_000));
    }
    server.fate = () => "answers";
    await vi.runAllTimersAsync();
    expect(server.log, `seed ${seed}`).toEqual(said);
    expect(new Storage(KEY).read().outbox).toEqual([]);
  }
});

describe("a refusal", () => {
  test("that passes is waited out, longer each time", async () => {
    const times: number[] = [];
    const ask = vi.fn<Ask>(async () => {
      times.push(Date.now());
      return times.length < 6 ? refused("too_fast") : { ok: true, conversation: "c1", seq: 1 };
    });
    const outbox = new Outbox(new Storage(KEY), ask, () => {});
    outbox.add(write("Hello"));
    await vi.runAllTimersAsync();
    const waits = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(waits).toHaveLength(5);
    expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0);
    expect(outbox.items[0]).toMatchObject({ seq: 1 });
  });

  test("that is final is shown, kept until it is discarded, and does not hold up the next", async () => {
    const ask: Ask = async ({ payload }) =>
      "text" in payload && payload.text === "bad" ? refused("bad_text") : { ok: true, conversation: "c1", seq: 1 };
    const outbox = new Outbox(new Storage(KEY), ask, () => {});
    outbox.add(write("bad"));
    outbox.add(write("good"));
    await vi.runAllTimersAsync();
    expect(outbox.items).toMatchObject([{ refused: "bad_text" }, { seq: 1 }]);
    expect(texts(new Storage(KEY).read().outbox)).toEqual(["bad"]);
    outbox.drop(outbox.items[0]?.payload.client_key ?? "");
    expect(texts(outbox.items)).toEqual(["good"]);
    expect(new Storage(KEY).read().outbox).toEqual([]);
  });
});

test("keys are as the server wants them, and never the same", () => {
  const keys = Array.from({ length: 100 }, clientKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});
