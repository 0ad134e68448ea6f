/** A house in memory: what the server would answer, computed from its entries alone. */

import type { Card, EntryView, Lists, Page, Watched } from "../src/wire.gen";

export const ANA = { id: "a1", name: "Ana", role: "agent" } as const;
export const BRUNO = { id: "b1", name: "Bruno", role: "agent" } as const;
export const NOON = Date.parse("2026-11-24T12:00:00Z");

const PAGE = 5; // entries; small, so that a short test turns pages

export function instant(second: number): string {
  return new Date(NOON + second * 1000).toISOString();
}

/** Random numbers that are the same in every run. */
export function dice(seed: number): (sides: number) => number {
  let state = seed + 1;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

type Told = Pick<EntryView, "kind" | "author"> & Partial<EntryView>;

export class House {
  readonly #logs = new Map<string, EntryView[]>();
  #second = 0;

  get conversations(): readonly string[] {
    return [...this.#logs.keys()];
  }

  /** Appends an entry, and returns the page that the server would send. */
  add(conversation: string, told: Told): Page {
    const log = this.#logs.get(conversation) ?? [];
    this.#logs.set(conversation, log);
    log.push({ seq: log.length + 1, at: instant((this.#second += 7)), ...told });
    return this.#page(conversation, log.length - 1, log.length);
  }

  card(conversation: string): Card {
    const log = this.#logs.get(conversation) ?? [];
    const first = log[0]?.at ?? instant(0);
    const empty: Card = {
      conversation,
      seq: 0,
      phase: "bot",
      visitor: conversation.toUpperCase(),
      verified: false,
      number: 1,
      channel: "web",
      locale: "en",
      preview: "",
      opened_at: first,
      updated_at: first,
      missed: false,
      proposed: false,
    };
    return log.reduce(evolved, empty);
  }

  lists(): Lists {
    return {
      ok: true,
      now: instant(this.#second),
      me: ANA,
      status: "online",
      colleagues: [{ agent: ANA, status: "online" }],
      cards: this.conversations.map((one) => this.card(one)),
    };
  }

  watch(conversation: string, since: number): Watched {
    const last = this.#logs.get(conversation)?.length ?? 0;
    const from = since === 0 ? Math.max(0, last - PAGE) : since;
    const page = this.#page(conversation, from, Math.min(last, from + PAGE));
    return { ok: true, card: this.card(conversation), page, visitor_seen: 0, viewers: [] };
  }

  history(conversation: string, before: number): Page {
    return this.#page(conversation, Math.max(0, before - 1 - PAGE), before - 1);
  }

  #page(conversation: string, since: number, until: number): Page {
    const log = this.#logs.get(conversation) ?? [];
    return { conversation, since, until, head: log.length, entries: log.slice(since, until) };
  }
}

function evolved(card: Card, entry: EntryView): Card {
  const now: Card = { ...card, seq: entry.seq, updated_at: entry.at };
  switch (entry.kind) {
    case "wrote":
      return { ...now, preview: entry.text ?? "" };
    case "handed_off":
      return { ...now, phase: "queued", due_at: entry.due_at ?? null };
    case "claimed": {
      const agent = entry.name === ANA.name ? ANA : BRUNO;
      return { ...now, phase: "assigned", agent: agent.id, agent_name: agent.name };
    }
    case "closed":
      return { ...now, phase: "closed", agent: null, agent_name: null, due_at: null };
    default:
      return now;
  }
}

/** What may happen next, at random. */
export function happens(house: House, roll: (sides: number) => number): Page {
  const conversation = `c${roll(4)}`;
  const { phase, seq } = house.card(conversation);
  const said: Told = { kind: "wrote", author: "visitor", text: `words ${roll(100)}` };
  if (seq === 0) return house.add(conversation, { kind: "opened", author: "visitor" });
  if (phase === "bot") {
    const handed: Told = { kind: "handed_off", author: "system", reason: "asked", due_at: instant(600 + roll(600)) };
    return house.add(conversation, roll(2) ? handed : said);
  }
  if (phase === "queued") {
    const name = roll(2) ? ANA.name : BRUNO.name;
    return house.add(conversation, roll(2) ? { kind: "claimed", author: "agent", name } : said);
  }
  if (phase === "assigned") {
    const closed: Told = { kind: "closed", author: "system", reason: "agent" };
    return house.add(conversation, roll(6) ? { kind: "said", author: "agent", name: "Ana", text: "Hello" } : closed);
  }
  return house.add(conversation, { kind: "reopened", author: "system" });
}
