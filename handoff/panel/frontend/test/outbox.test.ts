import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MAX_FAULTS, MAX_UNSENT, Outbox, type Unsent } from "../src/outbox";
import type { Ask, Problem } from "../src/socket";

/** A server that keeps what it has taken, once for each key, and may lose its answers. */
class Server {
  readonly log: string[] = [];
  readonly asked: string[] = [];
  problem: Problem | null = null;
  /** Text at which it fails. */
  faultyText = "";
  losesAnswers = false;
  readonly #keys = new Map<string, number>();

  readonly ask: Ask = async (_event, payload) => {
    await Promise.resolve();
    const { client_key: key, text } = payload as { client_key: string; text: string };
    this.asked.push(text);
    if (this.problem) return { ok: false, error: { code: this.problem, message: "" } };
    if (text === this.faultyText) return { ok: false, error: { code: "internal", message: "" } };
    if (!this.#keys.has(key)) this.#keys.set(key, this.log.push(text));
    if (this.losesAnswers) return { ok: false, error: { code: "lost", message: "" } };
    return { ok: true, conversation: "c1", seq: this.#keys.get(key) ?? 0 } as never;
  };
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.useRealTimers());

function outbox(server: Server, changed: (items: readonly Unsent[]) => void = () => undefined) {
  return new Outbox(localStorage, "ana", server.ask, changed);
}

function write(box: Outbox, text: string, key = `key-${text}`, at = Number(text) || 0) {
  return box.add({ conversation: "c1", kind: "say", text }, key, at);
}

async function idle() {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

test("words go out in the order in which they were written, one after the other", async () => {
  const server = new Server();
  const box = outbox(server);
  for (const text of ["1", "2", "3"]) write(box, text);
  await idle();
  expect(server.log).toEqual(["1", "2", "3"]);
  expect(box.items.map((item) => item.seq)).toEqual([1, 2, 3]);
});

test("what was sent stays in sight until it has come back, and then goes", async () => {
  const box = outbox(new Server());
  write(box, "1");
  await idle();
  box.settle("c1", 0);
  expect(box.items).toHaveLength(1);
  box.settle("c1", 1);
  expect(box.items).toHaveLength(0);
});

test("words outlive an outage and a reload, and are in the log once and in order", async () => {
  const server = new Server();
  server.losesAnswers = true;
  const before = outbox(server);
  for (const text of ["1", "2"]) write(before, text);
  await idle();
  expect(server.log).toEqual(["1"]); // it arrived, but nobody was told
  before.stop();

  server.losesAnswers = false;
  const after = outbox(server);
  expect(after.items.map((item) => item.text)).toEqual(["1", "2"]);
  await after.flush();
  expect(server.log).toEqual(["1", "2"]);
  expect(server.asked).toEqual(["1", "1", "2"]);
  expect(outbox(server).items).toEqual([]);
});

test("a refusal of the words waits for the agent, and holds nothing up", async () => {
  const server = new Server();
  server.problem = "not_yours";
  const box = outbox(server);
  write(box, "1");
  await idle();
  expect(box.items[0]).toMatchObject({ refused: "not_yours" });
  server.problem = null;
  write(box, "2");
  await idle();
  expect(server.log).toEqual(["2"]);
  box.retry("key-1");
  await idle();
  expect(server.log).toEqual(["2", "1"]);
});

test("refused words can be discarded, and stay so", async () => {
  const server = new Server();
  server.problem = "bad_text";
  const box = outbox(server);
  write(box, "1");
  await idle();
  box.discard("key-1");
  expect(box.items).toEqual([]);
  expect(outbox(server).items).toEqual([]);
});

test.each(["unavailable", "too_fast", "internal"] as const)("after %s the same words are tried again", async (problem) => {
  vi.useFakeTimers();
  const server = new Server();
  server.problem = problem;
  const box = outbox(server);
  write(box, "1");
  write(box, "2");
  await idle();
  expect(server.asked).toEqual(["1"]); // the second waits for the first
  server.problem = null;
  await vi.runAllTimersAsync();
  expect(server.log).toEqual(["1", "2"]);
});

test("words at which the server fails are left to the agent, and hold up no other conversation", async () => {
  vi.useFakeTimers();
  const server = new Server();
  server.faultyText = "1";
  const box = outbox(server);
  write(box, "1");
  write(box, "2");
  box.add({ conversation: "c2", kind: "say", text: "3" }, "key-3", 3);
  await idle();
  expect(server.log).toEqual(["3"]);
  await vi.runAllTimersAsync();
  expect(server.asked.filter((text) => text === "1")).toHaveLength(MAX_FAULTS);
  expect(box.items.find((item) => item.text === "1")).toMatchObject({ refused: "internal" });
  expect(server.log).toEqual(["3", "2"]);
  server.faultyText = "";
  box.retry("key-1");
  await idle();
  expect(server.log).toEqual(["3", "2", "1"]);
});

test("no more words wait than fit", () => {
  const server = new Server();
  server.problem = "lost";
  const box = outbox(server);
  for (let at = 0; at < MAX_UNSENT; at += 1) expect(write(box, String(at))).toBe(true);
  expect(write(box, "one too many")).toBe(false);
});

test("a spoilt storage is left alone, and another agent's words too", () => {
  localStorage.setItem("frontline.unsent.ana.k1", "{");
  localStorage.setItem("frontline.unsent.ana.k2", '{"key":"k2"}');
  localStorage.setItem("frontline.unsent.bruno.k3", JSON.stringify({ key: "k3", conversation: "c", kind: "say", text: "x", at: 1 }));
  expect(outbox(new Server()).items).toEqual([]);
});

test("signing out forgets what waits", async () => {
  const server = new Server();
  server.problem = "lost";
  const box = outbox(server);
  write(box, "1");
  await idle();
  box.clear();
  expect(localStorage.length).toBe(0);
});
