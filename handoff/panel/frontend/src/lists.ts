/** The agent's lists: which card stands where, and which cards are kept. Pure. */

import type { Card, Lists } from "./wire.gen";

/** Cards of the rest (with the bot, or closed) that are kept at most. */
export const MAX_REST = 200;

export type Cards = ReadonlyMap<string, Card>;

export interface Sections {
  /** Waiting for a person, by the time left. */
  readonly queue: readonly Card[];
  readonly mine: readonly Card[];
  readonly others: readonly Card[];
  readonly bot: readonly Card[];
  readonly closed: readonly Card[];
}

export type SectionName = keyof Sections;

/** The cards after news of some of them; an older picture never replaces a newer one. */
export function patched(was: Cards, news: readonly Card[]): Cards {
  const fresh = news.filter((card) => card.seq > (was.get(card.conversation)?.seq ?? 0));
  if (fresh.length === 0) return was;
  const cards = new Map(was);
  for (const card of fresh) cards.set(card.conversation, card);
  return trimmed(cards);
}

/**
 * The cards after the whole picture has come. What changed since it was asked for (`touched`) may be
 * newer than the picture and stays; anything else that is not in it has left the lists.
 */
export function replaced(was: Cards, lists: Lists, touched: ReadonlySet<string>): Cards {
  const kept = [...touched].flatMap((id) => was.get(id) ?? []);
  const cards = new Map(lists.cards.map((card) => [card.conversation, card]));
  return patched(cards, kept);
}

/** Every card in its section, in the order in which agents see it. */
export function sections(cards: Cards, me: string | undefined): Sections {
  const all = [...cards.values()];
  const assigned = all.filter((card) => card.phase === "assigned");
  return {
    queue: all.filter((card) => card.phase === "queued").sort(byTimeLeft),
    mine: assigned.filter((card) => card.agent === me).sort(byTimeLeft),
    others: assigned.filter((card) => card.agent !== me).sort(byTimeLeft),
    bot: all.filter((card) => card.phase === "bot").sort(byLatest),
    closed: all.filter((card) => card.phase === "closed").sort(byLatest),
  };
}

/** What is due first comes first; then who has waited longest; then the latest. */
export function byTimeLeft(one: Card, other: Card): number {
  return (
    compare(one.due_at, other.due_at) || compare(one.unanswered_since, other.unanswered_since) || byLatest(one, other)
  );
}

function byLatest(one: Card, other: Card): number {
  return compare(other.updated_at, one.updated_at) || (one.conversation < other.conversation ? -1 : 1);
}

/** Earlier instants first, none last. */
function compare(one: string | null | undefined, other: string | null | undefined): number {
  if (!one || !other) return one ? -1 : other ? 1 : 0;
  return Math.sign(Date.parse(one) - Date.parse(other));
}

/** Without the oldest of the rest: who waits or is held is always kept. */
function trimmed(cards: Map<string, Card>): Cards {
  const rest = [...cards.values()].filter((card) => card.phase === "bot" || card.phase === "closed");
  for (const card of rest.sort(byLatest).slice(MAX_REST)) cards.delete(card.conversation);
  return cards;
}
