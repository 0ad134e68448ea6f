import { describe, expect, test } from "vitest";
import { faultsAt, faultsOf, homeless, placesOf } from "../src/faq/check";
import { blank, doubles, draftOf, entryOf, linesOf, rewritten, same, seeded, slug } from "../src/faq/draft";
import { merged } from "../src/faq/merge";
import { ordered, turned } from "../src/faq/order";
import { found, named } from "../src/faq/search";
import { FAQ_WORDS } from "../src/faq/words";
import type { EntryCounts, EntryData, EntrySummary } from "../src/wire.gen";

const { pl, en } = FAQ_WORDS;

const ENTRY: EntryData = {
  id: "invoice-find",
  topic: "invoices",
  route: null,
  texts: {
    pl: { question: "Gdzie jest faktura?", answer: "W panelu.", facts: [], phrasings: ["gdzie faktura"], tests: ["faktura?"] },
    en: { question: "Where is it?", answer: "In the panel.\n", facts: [], phrasings: ["find invoice"], tests: ["invoice?"] },
  },
};
const DRAFT = draftOf(ENTRY);

describe("an entry that is written", () => {
  test("is sent as it came when nothing was changed", () => {
    expect(entryOf(DRAFT)).toEqual(ENTRY);
    expect(same(DRAFT, draftOf(ENTRY))).toBe(true);
  });

  test("has a line for each phrasing, and empty lines are none", () => {
    const draft = rewritten(DRAFT, "pl", { phrasings: "  one  \n\n two\n" });
    expect(entryOf(draft).texts.pl.phrasings).toEqual(["one", "two"]);
    expect(same(draft, rewritten(DRAFT, "pl", { phrasings: "one\ntwo" }))).toBe(true);
  });

  test("has an answer or facts, never both", () => {
    const both = rewritten(DRAFT, "en", { facts: "the IP" });
    expect(entryOf(both).texts.en.facts).toEqual([]);
    const route = { ...both, route: { team: "billing", kind: "simple" } as const };
    expect(entryOf(route).texts.en).toMatchObject({ answer: "", facts: ["the IP"] });
  });

  test("tells what is there twice, whatever its case, accents and signs", () => {
    const text = { ...DRAFT.texts.pl, phrasings: "Zgubiłem telefon\nzgubilem  telefon!\nnowe", tests: "NOWE\ngdzie jest faktura\nx" };
    expect(doubles(text)).toEqual({ phrasings: ["zgubilem  telefon!"], tests: ["NOWE", "gdzie jest faktura"] });
  });

  test.each([
    ["I lost my phone!", "i-lost-my-phone"],
    ["Zgubiłem żółty 2FA?", "zgubilem-zolty-2fa"],
    ["2 lost phones", "lost-phones"],
    ["a".repeat(39) + " b", "a".repeat(39)],
    ["…", ""],
  ])("is called after its question: %s", (question, name) => {
    expect(slug(question)).toBe(name);
  });
});

describe("an entry made of questions that found none", () => {
  const seed = { language: "pl", phrasings: ["gdzie faktura", "a  gdzie\nFV", "a gdzie FV"], answer: "Tu.", learned: [] } as const;

  test("has each of them once, after the phrasings that were there", () => {
    expect(linesOf(seeded(DRAFT, seed).texts.pl.phrasings)).toEqual(["gdzie faktura", "a gdzie FV"]);
  });

  test("has the agent's answer only where there was none", () => {
    expect(seeded(DRAFT, seed).texts.pl.answer).toBe("W panelu.");
    expect(seeded(blank(null), seed).texts.pl.answer).toBe("Tu.");
  });
});

describe("when somebody else has saved meanwhile", () => {
  const mine = rewritten(DRAFT, "pl", { question: "Moje?" });

  test("theirs stands where nothing was typed, and mine where something was", () => {
    const theirs = { ...rewritten(DRAFT, "en", { answer: "Theirs." }), topic: "papers" };
    const { draft, conflicts } = merged(DRAFT, mine, theirs);
    expect([draft.topic, draft.texts.en.answer, draft.texts.pl.question]).toEqual(["papers", "Theirs.", "Moje?"]);
    expect(conflicts).toEqual([]);
  });

  test("what both have changed is told, and nothing that was typed is lost", () => {
    const theirs = rewritten(DRAFT, "pl", { question: "Ich?" });
    const { draft, conflicts } = merged(DRAFT, mine, theirs);
    expect(draft.texts.pl.question).toBe("Moje?");
    expect(conflicts).toEqual([{ place: "texts.pl.question", theirs: "Ich?" }]);
    expect(merged(DRAFT, mine, mine).conflicts).toEqual([]);
  });

  test("a route keeps the team that was chosen", () => {
    const base = { ...DRAFT, route: { team: "support", kind: "simple" } as const };
    const here = { ...base, route: { team: "billing", kind: "simple" } as const };
    const there = { ...base, route: { team: "support", kind: "complex" } as const };
    expect(merged(base, here, there).draft.route).toEqual({ team: "billing", kind: "complex" });
  });
});

describe("what is wrong", () => {
  test("nothing is, with a whole entry", () => {
    expect(faultsOf(DRAFT, false)).toEqual([]);
  });

  test("is told at each field before it is sent", () => {
    const places = faultsOf(blank(null), false).map((fault) => fault.place);
    const fields = ["question", "answer", "phrasings"];
    expect(places).toEqual(["id", "topic", ...["pl", "en"].flatMap((one) => fields.map((name) => `texts.${one}.${name}`))]);
    const route = blank({ team: "billing", kind: "simple" });
    expect(faultsOf(route, false).map((fault) => fault.place)).toContain("texts.pl.facts");
  });

  test("a question of 60 characters fits, one of 61 does not, and a name is taken once", () => {
    expect(faultsOf(rewritten(DRAFT, "pl", { question: "ż".repeat(60) }), false)).toEqual([]);
    expect(faultsOf(rewritten(DRAFT, "pl", { question: "ż".repeat(61) }), true).map((one) => one.reason.pl)).toEqual([
      "Jest już wpis o tej nazwie.",
      "Najwyżej 60 znaków.",
    ]);
  });

  test("of a line is shown at its field, and what belongs nowhere is shown above", () => {
    const line = { place: "texts.pl.tests.3", reason: { pl: "dwa razy", en: "twice" } };
    const strange = { place: "", reason: { pl: "dziwne", en: "odd" } };
    expect(faultsAt([line, strange], "texts.pl.tests")).toEqual([line]);
    expect(faultsAt([line], "texts.pl.test")).toEqual([]);
    expect(homeless([line, strange], placesOf(false))).toEqual([strange]);
  });
});

describe("the list", () => {
  const summary = (id: string, topic: string, question: string): EntrySummary => ({
    id,
    topic,
    questions: { pl: question, en: "English" },
    phrasings: 1,
    tests: 1,
    failing: 0,
  });
  const entries = [summary("b", "two-factor", "Zgubiłem kody"), summary("a", "account", "Jak zamknąć konto?"), summary("c", "two-factor", "Telefon")];

  test("is found by the beginnings of words, without accents, in any language, by name and topic", () => {
    const ids = (wanted: string) => found(entries, wanted).flatMap((topic) => topic.entries.map((entry) => entry.id));
    expect(ids("")).toEqual(["a", "b", "c"]);
    expect(ids("zgubilem KOD")).toEqual(["b"]);
    expect(ids("two factor")).toEqual(["b", "c"]);
    expect(ids("nothing")).toEqual([]);
  });

  test("calls topics by words", () => {
    expect(named("two-factor")).toBe("Two factor");
  });
});

describe("the counts", () => {
  const row = (entry: string | null, asked: number, language: "pl" | "en" = "pl"): EntryCounts => ({
    entry,
    language,
    asked,
    offered: 0,
    answered: 0,
    helped: 0,
    not_helped: 0,
    returned: 0,
    unanswered: 0,
    routed: 0,
  });
  const rows = [row("b", 2), row("a", 2, "pl"), row(null, 9), row("a", 2, "en")];
  const names = (order: Parameters<typeof ordered>[1]) =>
    ordered(rows, order, (one) => one.entry ?? "zz").map((one) => `${one.entry ?? "-"} ${one.language}`);

  test("stand in the order that was asked for, what is equal by its name", () => {
    expect(names({ by: "asked", descending: true })).toEqual(["- pl", "a en", "a pl", "b pl"]);
    expect(names({ by: "asked", descending: false })).toEqual(["a en", "a pl", "b pl", "- pl"]);
    expect(names({ by: "entry", descending: true })).toEqual(["- pl", "b pl", "a pl", "a en"]);
  });

  test("begin with the largest, and turn round when their head is pressed again", () => {
    const first = turned({ by: "entry", descending: false }, "helped");
    expect(first).toEqual({ by: "helped", descending: true });
    expect(turned(first, "helped").descending).toBe(false);
    expect(turned(first, "entry")).toEqual({ by: "entry", descending: false });
  });
});

describe("the words", () => {
  test("both languages say the same things", () => {
    const shape = (words: object): unknown =>
      Object.fromEntries(Object.entries(words).map(([name, said]) => [name, typeof said === "object" ? shape(said) : typeof said]));
    expect(shape(pl)).toEqual(shape(en));
  });

  test.each([
    [1, "1 sformułowanie", "1 test nie przechodzi", "zdanie testowe"],
    [3, "3 sformułowania", "3 testy nie przechodzą", "zdania testowe"],
    [5, "5 sformułowań", "5 testów nie przechodzi", "zdań testowych"],
    [22, "22 sformułowania", "22 testy nie przechodzą", "zdania testowe"],
  ])("Polish counts %i", (count, phrasings, failing, sentences) => {
    expect(pl.list.phrasings(count)).toBe(phrasings);
    expect(pl.list.failing(count)).toBe(failing);
    expect(pl.proof.sentences(count)).toBe(sentences);
  });

  test("Polish says how many of how many", () => {
    expect([pl.list.shown(3, 134), pl.list.shown(1, 1), pl.list.shown(0, 5)]).toEqual(["3 z 134 wpisów", "1 wpis", "0 z 5 wpisów"]);
  });
});
