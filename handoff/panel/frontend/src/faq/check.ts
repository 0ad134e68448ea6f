/** What can be told without the server to be wrong with an entry, and which fault belongs to which field. Pure. */

import { LOCALES } from "../i18n";
import { lengthOf } from "../text";
import type { FieldFault } from "../wire.gen";
import { linesOf, type Draft } from "./draft";
import { FAQ_WORDS, type FaqWords } from "./words";

export const MAX_QUESTION = 60; // characters, so that it fits a button
export const MAX_ANSWER = 2_000; // characters of markup
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Faults as the server would tell them. `taken`: another entry has this name already. */
export function faultsOf(draft: Draft, taken: boolean): readonly FieldFault[] {
  const found: FieldFault[] = [];
  const look = (bad: boolean, place: string, say: (wrong: FaqWords["wrong"]) => string) => {
    if (bad) found.push({ place, reason: { pl: say(FAQ_WORDS.pl.wrong), en: say(FAQ_WORDS.en.wrong) } });
  };
  look(!isName(draft.id), "id", (wrong) => wrong.id);
  look(taken, "id", (wrong) => wrong.taken);
  look(!draft.topic, "topic", (wrong) => wrong.empty);
  look(draft.topic !== "" && !isName(draft.topic), "topic", (wrong) => wrong.id);
  for (const language of LOCALES) {
    const { question, answer, facts, phrasings } = draft.texts[language];
    const at = `texts.${language}`;
    look(!question.trim(), `${at}.question`, (wrong) => wrong.empty);
    look(lengthOf(question.trim()) > MAX_QUESTION, `${at}.question`, (wrong) => wrong.long(MAX_QUESTION));
    look(!draft.route && !answer.trim(), `${at}.answer`, (wrong) => wrong.empty);
    look(!draft.route && lengthOf(answer) > MAX_ANSWER, `${at}.answer`, (wrong) => wrong.long(MAX_ANSWER));
    look(draft.route !== null && linesOf(facts).length === 0, `${at}.facts`, (wrong) => wrong.lines);
    look(linesOf(phrasings).length === 0, `${at}.phrasings`, (wrong) => wrong.lines);
  }
  return found;
}

function isName(text: string): boolean {
  return NAME.test(text) && text.length <= 40;
}

/** The faults of a field and of its lines: `texts.pl.tests.3` belongs to `texts.pl.tests`. */
export function faultsAt(faults: readonly FieldFault[], place: string): readonly FieldFault[] {
  return faults.filter((fault) => fault.place === place || isBelow(fault.place, place));
}

/** Those that belong to no field that is shown. */
export function homeless(faults: readonly FieldFault[], places: readonly string[]): readonly FieldFault[] {
  return faults.filter((fault) => !places.some((place) => fault.place === place || isBelow(fault.place, place)));
}

function isBelow(place: string, field: string): boolean {
  return place.startsWith(`${field}.`);
}

/** The fields of an entry that show their faults. */
export function placesOf(routed: boolean): readonly string[] {
  const names = ["question", routed ? "facts" : "answer", "phrasings", "tests"];
  const texts = LOCALES.flatMap((language) => names.map((name) => `texts.${language}.${name}`));
  return ["id", "topic", ...(routed ? ["route.team", "route.kind"] : []), ...texts];
}
