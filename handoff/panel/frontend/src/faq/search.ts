/** Finding entries in the list. Pure. */

import type { EntrySummary } from "../wire.gen";
import { folded } from "./draft";

export interface Topic {
  readonly topic: string;
  readonly entries: readonly EntrySummary[];
}

/** The entries that hold every word of `wanted` in id or question of any language, by topic, each in its order. */
export function found(entries: readonly EntrySummary[], wanted: string): readonly Topic[] {
  const asked = folded(wanted).split(" ").filter(Boolean);
  const fits = ({ id, topic, questions }: EntrySummary): boolean => {
    const text = folded([id, topic, questions.pl, questions.en].join(" "));
    return asked.every((word) => text.includes(word));
  };
  const topics = new Map<string, EntrySummary[]>();
  for (const entry of entries.filter(fits)) {
    const held = topics.get(entry.topic);
    if (held) held.push(entry);
    else topics.set(entry.topic, [entry]);
  }
  return [...topics].map(([topic, held]) => ({ topic, entries: held })).sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

/** A topic for people: "two-factor" is "Two factor". */
export function named(topic: string): string {
  const words = topic.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
