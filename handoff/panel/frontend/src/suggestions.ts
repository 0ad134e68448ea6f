/** What the FAQ knows to a visitor's last words, ready to be put into a reply. */

import { useEffect, useState } from "preact/hooks";
import { voiceOf } from "./entries";
import { call } from "./http";
import type { Thread } from "./thread";
import type { FaqSuggestions, Suggestion } from "./wire.gen";

/** The number of the visitor's last words that are held; 0 where there are none. */
export function lastWords({ entries }: Thread): number {
  return entries.findLast((entry) => voiceOf(entry) === "visitor")?.seq ?? 0;
}

/** At most three, asked for anew when the visitor writes. Where they cannot be had, there are none. */
export function useSuggestions(thread: Thread, wanted: boolean): readonly Suggestion[] {
  const { conversation } = thread;
  const of = lastWords(thread);
  const [held, hold] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (!wanted || of === 0) return undefined;
    let late = false;
    const ask = async () => {
      const reply = await call<FaqSuggestions>("GET", `/conversations/${encodeURIComponent(conversation)}/suggestions`);
      if (!late) hold(reply.ok ? reply.suggestions.slice(0, 3) : []);
    };
    void ask();
    return () => {
      late = true;
    };
  }, [conversation, of, wanted]);
  return wanted ? held : [];
}

/** Which suggestion a key press asks for (0, 1 or 2), or null. By its place on the keyboard: Option writes on a Mac. */
export function suggestionOf(press: KeyboardEvent): number | null {
  if (press.isComposing || !press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return null;
  if (press.getModifierState("AltGraph")) return null;
  const digit = /^Digit([123])$/.exec(press.code)?.[1];
  return digit ? Number(digit) - 1 : null;
}
