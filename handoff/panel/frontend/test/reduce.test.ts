import { describe, expect, test } from "vitest";
import { sections } from "../src/lists";
import { BEGINNING, MAX_THREADS, reduce, TYPING_LASTS, type Happening, type State } from "../src/reduce";
import { behind, MAX_ENTRIES } from "../src/thread";
import type { Page } from "../src/wire.gen";
import { ANA, BRUNO, dice, happens, House, NOON } from "./house";

const OPEN = "c1";
const LENGTH = 80;

function all(state: State, ...happenings: Happening[]): State {
  return happenings.reduce(reduce, state);
}

function asked(state: State, house: House): State {
  return all(state, { type: "lists_asked" }, { type: "lists", reply: house.lists(), offset: 0, at: NOON });
}

/** Opens a conversation as the panel does: the newest page, and whatever follows on it. */
function caughtUp(state: State, house: House, conversation: string): State {
  const since = state.threads.get(conversation)?.last ?? 0;
  const reply = house.watch(conversation, since);
  const now = reduce(state, { type: "watched", reply, at: NOON });
  const thread = now.threads.get(conversation);
  return thread && behind(thread) && thread.last > since ? caughtUp(now, house, conversation) : now;
}

function snapshot(house: House): State {
  return asked(BEGINNING, house);
}

/** What an agent sees of it. */
function seen(state: State) {
  const { queue, mine, others, bot, closed } = sections(state.cards, ANA.id);
  return { queue, mine, others, bot, closed, entries: state.threads.get(OPEN)?.entries.at(-1) };
}

describe("a snapshot and what happened since make the later snapshot", () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))("day %i, cut anywhere", (seed) => {
    const roll = dice(seed);
    const house = new House();
    const cut = roll(LENGTH);
    for (let step = 0; step < cut; step += 1) happens(house, roll);
    let live = reduce(caughtUp(snapshot(house), house, OPEN), { type: "opened", conversation: OPEN });
    for (let step = cut; step < LENGTH; step += 1) {
      const page = happens(house, roll);
      if (roll(4) > 0) live = reduce(live, { type: "entries", page }); // one in four is lost on the way
      if (roll(4) > 0) live = reduce(live, { type: "cards", cards: [house.card(page.conversation)] });
      if (roll(9) === 0) live = reduce(live, { type: "entries", page }); // and some come twice
    }
    live = asked(caughtUp(live, house, OPEN), house);
    expect(seen(live)).toEqual(seen(caughtUp(snapshot(house), house, OPEN)));
  });

  test("every entry is held once and in order, whatever was lost or came twice", () => {
    const roll = dice(7);
    const house = new House();
    const pages: Page[] = Array.from({ length: 40 }, () => house.add(OPEN, { kind: "wrote", author: "visitor", text: "x" }));
    let live = caughtUp(snapshot(house), house, OPEN);
    for (let times = 0; times < 200; times += 1) {
      live = reduce(live, { type: "entries", page: pages[roll(pages.length)] as Page });
    }
    for (let since = 36; since > 0; ) {
      live = reduce(live, { type: "history", page: house.history(OPEN, since) });
      since = (live.threads.get(OPEN)?.since ?? 0) + 1;
      if (since === 1) break;
    }
    const seqs = live.threads.get(OPEN)?.entries.map((entry) => entry.seq);
    expect(seqs).toEqual(pages.map((page) => page.until));
  });
});

test("a page that does not follow on is not taken, and its gap is known", () => {
  const house = new House();
  house.add(OPEN, { kind: "opened", author: "visitor" });
  const held = caughtUp(snapshot(house), house, OPEN);
  house.add(OPEN, { kind: "wrote", author: "visitor", text: "lost" });
  const later = house.add(OPEN, { kind: "wrote", author: "visitor", text: "came" });
  const gap = reduce(held, { type: "entries", page: later });
  const thread = gap.threads.get(OPEN);
  expect(thread && behind(thread)).toBe(true);
  expect(thread?.last).toBe(1);
  expect(caughtUp(gap, house, OPEN).threads.get(OPEN)?.last).toBe(3);
});

test("a page that overlaps what is held adds only what is new", () => {
  const house = new House();
  house.add(OPEN, { kind: "opened", author: "visitor" });
  const held = caughtUp(snapshot(house), house, OPEN);
  const two = house.add(OPEN, { kind: "wrote", author: "visitor", text: "two" });
  house.add(OPEN, { kind: "wrote", author: "visitor", text: "three" });
  const reply = house.watch(OPEN, 1); // asked for before entry 2 was told
  const now = all(held, { type: "entries", page: two }, { type: "watched", reply, at: NOON });
  expect(now.threads.get(OPEN)?.entries.map((entry) => entry.seq)).toEqual([1, 2, 3]);
});

test("a card that changed while the lists were on their way is kept", () => {
  const house = new House();
  house.add("c1", { kind: "opened", author: "visitor" });
  const reply = house.lists();
  const asking = reduce(snapshot(house), { type: "lists_asked" });
  house.add("c2", { kind: "opened", author: "visitor" });
  const told = reduce(asking, { type: "cards", cards: [house.card("c2")] });
  const now = reduce(told, { type: "lists", reply, offset: 0, at: NOON });
  expect([...now.cards.keys()]).toEqual(["c1", "c2"]);
});

test("a card that is no longer in the lists goes away", () => {
  const house = new House();
  house.add("gone", { kind: "opened", author: "visitor" });
  expect(asked(snapshot(house), new House()).cards.size).toBe(0);
});

test("an older card never replaces a newer one", () => {
  const house = new House();
  house.add("c1", { kind: "opened", author: "visitor" });
  const old = house.card("c1");
  house.add("c1", { kind: "wrote", author: "visitor", text: "newer" });
  const state = all(snapshot(house), { type: "cards", cards: [old] });
  expect(state.cards.get("c1")?.preview).toBe("newer");
});

test("the time at which the picture was last whole is kept when the connection goes", () => {
  const lost = reduce(snapshot(new House()), { type: "lost", heard: NOON + 9000 });
  expect(lost).toMatchObject({ link: "lost", asOf: NOON + 9000 });
  expect(reduce(lost, { type: "lost", heard: NOON + 20_000 }).asOf).toBe(NOON + 9000);
});

test("who has just said something has stopped typing, and a sign of typing fades", () => {
  const house = new House();
  house.add(OPEN, { kind: "opened", author: "visitor" });
  const state = caughtUp(snapshot(house), house, OPEN);
  const news = { conversation: OPEN };
  const both = all(
    state,
    { type: "typing", news, at: NOON },
    { type: "typing", news: { ...news, agent: BRUNO.id, name: "Bruno" }, at: NOON },
    { type: "typing", news: { ...news, agent: ANA.id, name: "Ana" }, at: NOON }, // that is this agent
    { type: "typing", news: { ...news, agent: "a2", name: "Ana" }, at: NOON }, // and that her namesake
  );
  expect(both.typing.map((one) => one.agent)).toEqual([null, BRUNO.id, "a2"]);
  const page = house.add(OPEN, { kind: "wrote", author: "visitor", text: "Here" });
  expect(reduce(both, { type: "entries", page }).typing.map((one) => one.agent)).toEqual([BRUNO.id, "a2"]);
  expect(reduce(both, { type: "ticked", now: NOON + TYPING_LASTS }).typing).toEqual([]);
});

test("the agent is not one of those who look, and a namesake is", () => {
  const house = new House();
  house.add(OPEN, { kind: "opened", author: "visitor" });
  const state = caughtUp(snapshot(house), house, OPEN);
  const news = { conversation: OPEN, viewers: [ANA, { ...ANA, id: "a2" }, BRUNO] };
  expect(reduce(state, { type: "viewers", news }).threads.get(OPEN)?.viewers.map((one) => one.id)).toEqual(["a2", BRUNO.id]);
});

test("presence set in another tab is this agent's too", () => {
  const colleagues = [
    { agent: ANA, status: "away" },
    { agent: BRUNO, status: "online" },
  ] as const;
  const state = reduce(snapshot(new House()), { type: "presence", news: { colleagues: [...colleagues] } });
  expect(state.status).toBe("away");
});

test("no more conversations and entries are held than fit", () => {
  const house = new House();
  let state = snapshot(house);
  for (let place = 0; place < MAX_THREADS + 5; place += 1) {
    house.add(`t${place}`, { kind: "opened", author: "visitor" });
    state = caughtUp(reduce(state, { type: "opened", conversation: `t${place}` }), house, `t${place}`);
  }
  expect(state.threads.size).toBe(MAX_THREADS);
  const last = state.open ?? "";
  for (let count = 0; count < MAX_ENTRIES + 10; count += 1) {
    state = reduce(state, { type: "entries", page: house.add(last, { kind: "wrote", author: "visitor", text: "x" }) });
  }
  const thread = state.threads.get(last);
  expect(thread?.entries.length).toBe(MAX_ENTRIES);
  expect(thread?.entries[0]?.seq).toBe((thread?.since ?? 0) + 1);
});
