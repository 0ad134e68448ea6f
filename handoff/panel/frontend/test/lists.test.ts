import { expect, test } from "vitest";
import { MAX_REST, patched, sections } from "../src/lists";
import type { Card } from "../src/wire.gen";
import { instant } from "./house";

function card(conversation: string, some: Partial<Card>): Card {
  return {
    conversation,
    seq: 1,
    phase: "queued",
    visitor: conversation,
    verified: false,
    number: 1,
    channel: "web",
    locale: "pl",
    preview: "",
    opened_at: instant(0),
    updated_at: instant(0),
    missed: false,
    proposed: false,
    ...some,
  };
}

function named(cards: readonly Card[]): string {
  return cards.map((one) => one.conversation).join(" ");
}

function lists(...cards: Card[]) {
  return sections(patched(new Map(), cards), "ana");
}

test("the queue is ordered by the time left, not by age", () => {
  const { queue } = lists(
    card("old", { opened_at: instant(0), due_at: instant(900) }),
    card("next", { opened_at: instant(500), due_at: instant(600) }),
    card("last", { due_at: null }),
    card("late", { due_at: instant(-60), missed: true }),
  );
  expect(named(queue)).toBe("late next old last");
});

test("of those due at once, who has waited longest comes first", () => {
  const due_at = instant(600);
  const { queue } = lists(
    card("later", { due_at, unanswered_since: instant(20) }),
    card("sooner", { due_at, unanswered_since: instant(10) }),
  );
  expect(named(queue)).toBe("sooner later");
});

test("mine, the colleagues', the bot's and the closed ones stand apart", () => {
  const found = lists(
    card("m", { phase: "assigned", agent: "ana" }),
    card("o", { phase: "assigned", agent: "bruno" }),
    card("b", { phase: "bot" }),
    card("c", { phase: "closed", updated_at: instant(1) }),
    card("c2", { phase: "closed", updated_at: instant(2) }),
  );
  expect([found.mine, found.others, found.bot, found.closed].map(named)).toEqual(["m", "o", "b", "c2 c"]);
});

test("among mine, whoever waits for an answer comes before whoever does not", () => {
  const { mine } = lists(
    card("quiet", { phase: "assigned", agent: "ana", updated_at: instant(99) }),
    card("waits", { phase: "assigned", agent: "ana", unanswered_since: instant(5) }),
  );
  expect(named(mine)).toBe("waits quiet");
});

test("the oldest of the rest are dropped, and never one who waits", () => {
  const rest = Array.from({ length: MAX_REST + 20 }, (_, at) =>
    card(`r${at}`, { phase: "closed", updated_at: instant(at) }),
  );
  const { queue, closed } = lists(card("waits", { updated_at: instant(-999) }), ...rest);
  expect(named(queue)).toBe("waits");
  expect(closed).toHaveLength(MAX_REST);
  expect(closed[0]?.conversation).toBe(`r${MAX_REST + 19}`);
});
