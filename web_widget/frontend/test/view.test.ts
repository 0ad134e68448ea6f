import { describe, expect, test } from "vitest";
import { answered, joined, NOTHING, openOffer, preceded, pressed, unread, type View } from "../src/view";
import type { EntryView, Page } from "../src/wire.gen";
import { chance, entry, logOf, pageOf } from "./builders";

const LENGTH = 60;
const LOG = logOf(LENGTH);
const WHOLE: View = { conversation: "c1", after: 0, upto: LENGTH, entries: LOG };

/** A client that asks for what it lacks, as Session does; the server's pages have 7 entries. */
function hear(view: View, page: Page): View {
  const next = joined(view, page);
  return next ?? answered(view, pageOf(LOG, view.upto, Math.min(view.upto + 7, LENGTH), LENGTH));
}

/** The log cut into pages at random places. */
function cut(random: (below: number) => number): Page[] {
  const pages: Page[] = [];
  for (let since = 0; since < LENGTH; ) {
    const until = Math.min(LENGTH, since + 1 + random(9));
    pages.push(pageOf(LOG, since, until));
    since = until;
  }
  return pages;
}

describe("pages are folded by seq", () => {
  test("in order, cut anywhere, they make the whole", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const view = cut(chance(seed)).reduce(hear, NOTHING);
      expect(view).toEqual(WHOLE);
    }
  });

  test("repeated, out of order and lost, they make the same once the last gap is asked for", () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = chance(seed);
      const pages = cut(random);
      const told = Array.from({ length: pages.length * 2 }, () => pages[random(pages.length)] as Page);
      let view = told.reduce(hear, NOTHING);
      while (view.upto < LENGTH) view = hear(view, pageOf(LOG, LENGTH, LENGTH));
      expect({ ...view, after: 0, entries: LOG.filter(({ seq }) => seq <= view.after).concat(view.entries) }).toEqual(WHOLE);
    }
  });

  test("a replay changes nothing", () => {
    expect(joined(WHOLE, pageOf(LOG, 10, 20))).toBe(WHOLE);
  });

  test("a page that overlaps adds only what is new", () => {
    const half = answered(NOTHING, pageOf(LOG, 0, 30));
    expect(joined(half, pageOf(LOG, 20, LENGTH))).toEqual(WHOLE);
  });

  test("a gap is not filled by guessing", () => {
    const half = answered(NOTHING, pageOf(LOG, 0, 30));
    expect(joined(half, pageOf(LOG, 31, 40))).toBeNull();
  });

  test("entries that a visitor may not see leave no gap", () => {
    const nine = answered(NOTHING, pageOf(LOG, 0, 9));
    const ten = joined(nine, pageOf(LOG, 9, 10));
    expect(ten?.upto).toBe(10);
    expect(ten?.entries).toEqual(nine.entries);
  });
});

describe("another conversation takes the place of this one", () => {
  test("when it begins", () => {
    const next = joined(WHOLE, pageOf(LOG, 0, 3, 3, "c2"));
    expect(next).toEqual({ conversation: "c2", after: 0, upto: 3, entries: LOG.slice(0, 3) });
  });

  test("but a piece from its middle is asked for first", () => {
    expect(joined(WHOLE, pageOf(LOG, 5, 8, 8, "c2"))).toBeNull();
  });
});

describe("older entries", () => {
  const newest = answered(NOTHING, pageOf(LOG, 40, LENGTH));

  test("come before what is known", () => {
    const middle = preceded(newest, pageOf(LOG, 15, 40, LENGTH));
    expect(preceded(middle, pageOf(LOG, 0, 15, LENGTH))).toEqual(WHOLE);
  });

  test("are dropped where they don't meet it, or are of another conversation", () => {
    expect(preceded(newest, pageOf(LOG, 10, 20, LENGTH))).toBe(newest);
    expect(preceded(newest, pageOf(LOG, 0, 40, LENGTH, "c2"))).toBe(newest);
    expect(preceded(WHOLE, pageOf(LOG, 0, 5, LENGTH))).toBe(WHOLE);
  });
});

describe("buttons", () => {
  const options = [
    { id: "helped", label: "Yes" },
    { id: "person", label: "A person" },
  ];
  const viewOf = (...entries: EntryView[]): View => ({ ...NOTHING, conversation: "c1", upto: entries.length, entries });
  const offer = entry(1, { kind: "bot_said", options });

  test("may be pressed until something ends the offer", () => {
    expect(openOffer(viewOf(offer, entry(2, { kind: "wrote" })))).toBe(1);
    for (const kind of ["chose", "handed_off", "claimed", "released", "closed"] as const) {
      expect(openOffer(viewOf(offer, entry(2, { kind })))).toBeNull();
    }
  });

  test("of an older offer are outdated once the bot has spoken again", () => {
    expect(openOffer(viewOf(offer, entry(2, { kind: "bot_said" })))).toBeNull();
    expect(openOffer(viewOf(offer, entry(2, { kind: "bot_said", options })))).toBe(2);
  });

  test("that were pressed are known by their entry", () => {
    const chose = entry(2, { kind: "chose", of: 1, text: "A person" });
    const proposed = entry(3, { kind: "resolution_proposed", options });
    expect(pressed(viewOf(offer, chose)).get(1)).toBe("A person");
    expect(pressed(viewOf(proposed, entry(4, { kind: "resolution_declined" }))).get(3)).toBe("not_yet");
    expect(pressed(viewOf(proposed, entry(4, { kind: "resolution_confirmed" }))).get(3)).toBe("solved");
  });
});

test("only words of the bot and of people count as unread", () => {
  const entries = [entry(1, { kind: "said" }), entry(2, { kind: "wrote" }), entry(3, { kind: "claimed" }), entry(4, { kind: "said" })];
  expect(unread({ ...WHOLE, entries }, 0)).toBe(2);
  expect(unread({ ...WHOLE, entries }, 1)).toBe(1);
  expect(unread({ ...WHOLE, entries }, 4)).toBe(0);
});
