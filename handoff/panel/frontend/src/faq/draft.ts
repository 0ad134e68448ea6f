/** An entry as it is being written: lists are texts of one line each. Pure. */

import { LOCALES, type Locale } from "../i18n";
import type { EntryData, Learned, RouteData, TextData } from "../wire.gen";

export interface TextDraft {
  readonly question: string;
  readonly answer: string;
  readonly facts: string;
  readonly phrasings: string;
  readonly tests: string;
}

export interface Draft {
  readonly id: string;
  readonly topic: string;
  /** Of a question that only people may answer. */
  readonly route: RouteData | null;
  readonly texts: Readonly<Record<Locale, TextDraft>>;
}

/** What an entry begins with, when it is made of questions that found none. */
export interface Seed {
  readonly language: Locale;
  readonly phrasings: readonly string[];
  readonly answer: string;
  readonly learned: readonly Learned[];
}

const NOTHING: TextDraft = { question: "", answer: "", facts: "", phrasings: "", tests: "" };

export function blank(route: RouteData | null): Draft {
  return { id: "", topic: "", route, texts: { pl: NOTHING, en: NOTHING } };
}

export function draftOf({ id, topic, route, texts }: EntryData): Draft {
  return { id, topic, route: route ?? null, texts: { pl: textDraft(texts.pl), en: textDraft(texts.en) } };
}

function textDraft({ question, answer = "", facts = [], phrasings = [], tests = [] }: TextData): TextDraft {
  return { question, answer, facts: facts.join("\n"), phrasings: phrasings.join("\n"), tests: tests.join("\n") };
}

/** The entry as it is sent. A route has no answer, and an answer no facts. */
export function entryOf({ id, topic, route, texts }: Draft): EntryData {
  const said = (text: TextDraft): TextData => ({
    question: text.question.trim(),
    answer: route ? "" : text.answer,
    facts: route ? linesOf(text.facts) : [],
    phrasings: linesOf(text.phrasings),
    tests: linesOf(text.tests),
  });
  return { id, topic, route, texts: { pl: said(texts.pl), en: said(texts.en) } };
}

/** The lines that say something. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** With the change of some fields of one language. */
export function rewritten(draft: Draft, language: Locale, change: Partial<TextDraft>): Draft {
  return { ...draft, texts: { ...draft.texts, [language]: { ...draft.texts[language], ...change } } };
}

/** With what visitors have asked as phrasings at the end, and the agent's answer where there is none yet. */
export function seeded(draft: Draft, { language, phrasings, answer }: Seed): Draft {
  const was = draft.texts[language];
  const known = new Set(linesOf(was.phrasings));
  const fresh = phrasings.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line && !known.has(line));
  const lines = [...linesOf(was.phrasings), ...new Set(fresh)].join("\n");
  return rewritten(draft, language, { phrasings: lines, answer: was.answer || answer });
}

/** Whether both would be sent as the same. */
export function same(one: Draft, other: Draft): boolean {
  return JSON.stringify(entryOf(one)) === JSON.stringify(entryOf(other));
}

/** A short name made of a question: "I lost my phone" is i-lost-my-phone. */
export function slug(question: string): string {
  return folded(question).replaceAll(" ", "-").replace(/^[^a-z]+/, "").slice(0, 40).replace(/-+$/, "");
}

/** Without case, accents and signs: what the ear hears. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Phrasings that are there twice, and tests that are phrasings or there twice. As they stand in the text. */
export function doubles({ question, phrasings, tests }: TextDraft): { phrasings: string[]; tests: string[] } {
  const heard = new Set<string>();
  const again = (line: string): boolean => {
    const sound = folded(line);
    return heard.has(sound) || !heard.add(sound);
  };
  const doubled = linesOf(phrasings).filter(again);
  heard.add(folded(question));
  return { phrasings: doubled, tests: linesOf(tests).filter(again) };
}

/** Each field that can be changed by itself, by its place as the server names it. */
export function fieldsOf(draft: Draft): ReadonlyMap<string, string> {
  const { topic, route, texts } = draft;
  const named: [string, string][] = [
    ["topic", topic],
    ["route.team", route?.team ?? ""],
    ["route.kind", route?.kind ?? ""],
  ];
  for (const language of LOCALES) {
    for (const [name, text] of Object.entries(texts[language])) named.push([`texts.${language}.${name}`, text]);
  }
  return new Map(named);
}
