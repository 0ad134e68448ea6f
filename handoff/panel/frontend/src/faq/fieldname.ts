/** Fields by the names that people read. */

import type { Locale } from "../i18n";
import { useFaqWords } from "./words";

/** From the place as the server names it: `texts.pl.answer` is "Answer (Polish)", and so is a line in it. */
export function useFieldName(): (place: string) => string {
  const { entry, language } = useFaqWords();
  const names: Readonly<Record<string, string>> = {
    id: entry.id,
    topic: entry.topic,
    "route.team": entry.team,
    "route.kind": entry.kind,
    question: entry.question,
    answer: entry.answer,
    facts: entry.facts,
    phrasings: entry.phrasings,
    tests: entry.tests,
  };
  return (place) => {
    const [part, locale, field = ""] = place.split(".");
    if (part !== "texts") return names[place] ?? place;
    return `${names[field] ?? field} (${language[locale as Locale]})`;
  };
}
