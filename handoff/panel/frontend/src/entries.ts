/** How an entry is shown: as a bubble of somebody's words, or as a line about something that happened. Pure. */

import type { Format, Words } from "./i18n";
import { sameDay } from "./i18n";
import type { EntryView } from "./wire.gen";

/** Whose words a bubble holds. A note is words too, but never the visitor's to read. */
export type Voice = "visitor" | "bot" | "person" | "note";

export type Row =
  | { readonly type: "day"; readonly at: string }
  | { readonly type: "line"; readonly entry: EntryView }
  | { readonly type: "bubble"; readonly entry: EntryView; readonly voice: Voice; readonly first: boolean };

const TOGETHER = 5 * 60_000; // ms between words that stand under one name

/** The rows of a transcript: a separator for every day, and one name over words said in one breath. */
export function rowsOf(entries: readonly EntryView[]): readonly Row[] {
  const rows: Row[] = [];
  let before: EntryView | undefined;
  for (const entry of entries) {
    if (!before || !sameDay(before.at, entry.at)) rows.push({ type: "day", at: entry.at });
    const voice = voiceOf(entry);
    const first = rows.at(-1)?.type !== "bubble" || !before || !inOneBreath(before, entry);
    rows.push(voice ? { type: "bubble", entry, voice, first } : { type: "line", entry });
    before = entry;
  }
  return rows;
}

function inOneBreath(one: EntryView, next: EntryView): boolean {
  const same = voiceOf(one) === voiceOf(next) && one.agent === next.agent;
  return same && Date.parse(next.at) - Date.parse(one.at) < TOGETHER;
}

export function voiceOf(entry: EntryView): Voice | null {
  switch (entry.kind) {
    case "wrote":
    case "chose":
      return "visitor";
    case "bot_said":
    case "acknowledged":
      return "bot";
    case "said":
    case "resolution_proposed":
      return "person";
    case "noted":
      return "note";
    default:
      return null;
  }
}

/** The last words of an agent to the visitor: whether they were seen is told under them. */
export function lastSaid(entries: readonly EntryView[]): EntryView | undefined {
  let last: EntryView | undefined;
  for (const entry of entries) if (voiceOf(entry) === "person") last = entry;
  return last;
}

/** What a line says. `me` is the reader's id. */
export function told(entry: EntryView, words: Words, format: Format, me: string | undefined): string {
  const name = entry.name ?? words.author.agent;
  const due = entry.due_at ? format.time(entry.due_at) : "";
  const why = entry.reason ? words.reason[entry.reason] : "";
  switch (entry.kind) {
    case "opened":
    case "asked_for_person":
    case "resolution_confirmed":
    case "resolution_declined":
    case "reopened":
      return words.entry[entry.kind];
    case "claimed":
      return entry.agent && entry.agent === me ? words.entry.claimedByYou : words.entry.claimed(name);
    case "released":
      return words.entry.released(name, due);
    case "handed_off":
      return words.entry.handed_off(why, due);
    case "closed":
      return words.entry.closed(why);
    case "missed":
      return words.entry.missed(due);
    case "rated":
      return words.entry.rated(entry.score ?? 0);
    case "wrote":
    case "chose":
    case "acknowledged":
    case "bot_said":
    case "said":
    case "noted":
    case "resolution_proposed":
      return entry.text ?? "";
    default:
      return unknown(entry.kind, words);
  }
}

/** A kind that a newer server has: the types say that there is none. */
function unknown(_kind: never, words: Words): string {
  return words.entry.unknown;
}
