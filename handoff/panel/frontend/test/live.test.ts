import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Live } from "../src/live";
import type { Answer, Ask, Hearer } from "../src/socket";
import { Store } from "../src/store";
import { ANA, House, NOON } from "./house";

const LOST = { ok: false, error: { code: "lost", message: "" } } as const;

/** A server at the other end of a line that can be cut. Answers out of a house. */
class Line {
  readonly house = new House();
  readonly asked: string[] = [];
  readonly store = new Store();
  hearer: Hearer | undefined;
  up = false;
  deaf = false;
  ended = false;
  now = NOON - 5000; // the browser's clock is slow

  #ask: Ask = async (event, payload) => {
    await Promise.resolve();
    if (!this.up || this.deaf) return LOST;
    this.hearer?.alive();
    const { since } = payload as { since?: number };
    this.asked.push(since === undefined ? event : `${event} ${since}`);
    return this.#answer(event, since ?? 0, payload) as Answer<never>;
  };

  readonly live = new Live(this.store, ANA.id, {
    connect: (hearer) => {
      this.hearer = hearer;
      return { ask: this.#ask, again: () => this.connect(), close: () => undefined };
    },
    storage: localStorage,
    tab: sessionStorage,
    clock: () => this.now,
    visible: () => true,
    sessionEnded: async () => this.ended,
  });

  connect(): void {
    this.up = true;
    this.hearer?.connected();
  }

  cut(ended = false): void {
    this.up = false;
    this.hearer?.lost(ended);
  }

  /** Something happens, and whoever is connected hears of it. */
  wrote(text: string, heard = true): void {
    const page = this.house.add("c1", { kind: "wrote", author: "visitor", text });
    if (this.up && heard) this.hearer?.heard("entries", page);
  }

  get last(): number | undefined {
    return this.store.state.threads.get("c1")?.last;
  }

  #answer(event: string, since: number, payload: object): object {
    if (event === "hello" || event === "lists") return { ...this.house.lists(), now: new Date(NOON).toISOString() };
    if (event === "watch") return this.house.watch("c1", since);
    if (event !== "say") return { ok: true };
    const { text, client_key } = payload as { text: string; client_key: string };
    const page = this.house.add("c1", { kind: "said", author: "agent", name: ANA.name, text, client_key });
    return { ok: true, conversation: "c1", seq: page.until };
  }
}

let line: Line;

async function idle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  line = new Line();
  line.wrote("One");
});

afterEach(() => {
  line.live.stop();
  vi.useRealTimers();
});

async function opened(): Promise<void> {
  line.connect();
  await idle();
  line.live.open("c1");
  await idle();
}

test("the panel is live once the whole picture has come, and knows the server's clock", async () => {
  expect(line.store.state.link).toBe("connecting");
  line.connect();
  await idle();
  expect(line.store.state).toMatchObject({ link: "live", offset: 5000 });
  expect(line.live.now()).toBe(NOON);
});

test("after every loss it asks for all that it lacks, and for no more", async () => {
  await opened();
  line.cut();
  expect(line.store.state.link).toBe("lost");
  line.wrote("Two");
  line.wrote("Three");
  line.asked.length = 0;
  line.connect();
  await idle();
  expect(line.asked).toEqual(["hello", "watch 1"]);
  expect(line.last).toBe(3);
});

test("a gap is closed at once", async () => {
  await opened();
  line.wrote("Two", false);
  line.wrote("Three");
  await idle();
  expect(line.last).toBe(3);
  expect(line.store.state.threads.get("c1")?.entries.map((entry) => entry.text)).toEqual(["One", "Two", "Three"]);
});

test("what nobody told is found within fifteen seconds", async () => {
  await opened();
  line.wrote("Two", false);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(line.last).toBe(2);
});

test("more than a page is fetched page by page", async () => {
  await opened();
  line.cut();
  for (let count = 0; count < 23; count += 1) line.wrote("More");
  line.connect();
  await idle();
  expect(line.last).toBe(24);
  expect(line.store.state.threads.get("c1")?.entries).toHaveLength(24);
});

test("a reply written while nothing answers is sent once, when the line is back", async () => {
  await opened();
  line.cut();
  line.live.outbox.add({ conversation: "c1", kind: "say", text: "Hello" }, "key-00000001", 1);
  await idle();
  expect(line.store.state.unsent).toHaveLength(1);
  line.connect();
  await idle();
  await vi.advanceTimersByTimeAsync(15_000);
  const said = line.store.state.threads.get("c1")?.entries.filter((entry) => entry.kind === "said");
  expect(said?.map((entry) => entry.text)).toEqual(["Hello"]);
  expect(line.store.state.unsent).toEqual([]);
});

test("a server that stops answering makes the panel say so, until it answers again", async () => {
  await opened();
  line.deaf = true;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(line.store.state.link).toBe("lost");
  line.deaf = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(line.store.state.link).toBe("live");
});

test("a server that goes down ends the connection and not the session: the panel comes back", async () => {
  await opened();
  line.cut(true);
  await vi.advanceTimersByTimeAsync(2000);
  expect(line.store.state.link).toBe("live");
});

test("when the session has ended, it stays away", async () => {
  await opened();
  line.ended = true;
  line.cut(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(line.up).toBe(false);
});

test("the visitor is told what the agent who has the conversation has seen, once", async () => {
  await opened();
  expect(line.asked).not.toContain("seen");
  const claimed = line.house.add("c1", { kind: "claimed", author: "agent", name: ANA.name });
  line.hearer?.heard("entries", claimed);
  line.hearer?.heard("cards", { cards: [line.house.card("c1")] });
  line.hearer?.heard("cards", { cards: [line.house.card("c1")] });
  await idle();
  expect(line.asked.filter((event) => event === "seen")).toHaveLength(1);
});

test("typing is told at most every three seconds", async () => {
  await opened();
  line.live.typing("c1");
  line.live.typing("c1");
  line.now += 3000;
  line.live.typing("c1");
  await idle();
  expect(line.asked.filter((event) => event === "typing")).toHaveLength(2);
});

test("an agent who was away is still away after a loss or a reload", async () => {
  await opened();
  await line.live.mark("away");
  line.cut();
  line.asked.length = 0;
  line.connect();
  await idle();
  expect(line.asked).toContain("presence"); // the house says "online" to every new connection
  line.live.forget();
  line.asked.length = 0;
  line.connect();
  await idle();
  expect(line.asked).not.toContain("presence");
});
