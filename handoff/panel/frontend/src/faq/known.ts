/** What all these pages share: the list of entries, and ways to one of them. */

import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { LocaleContext } from "../i18n";
import type { EntrySummary, FaqList } from "../wire.gen";
import type { Seed } from "./draft";

export interface Known {
  readonly list: FaqList;
  /** Tells that something is done; it goes away by itself. */
  readonly say: (text: string) => void;
  /** The list has changed: fetches it anew. */
  readonly refresh: () => Promise<void>;
  /** Opens an entry, or (null) a new one, with something to begin with. */
  readonly sow: (entry: string | null, seed: Seed) => void;
}

export const KnownContext = createContext<Known | null>(null);

export function useKnown(): Known {
  const known = useContext(KnownContext);
  if (!known) throw new Error("This view belongs into the pages about what is known.");
  return known;
}

/** Questions by the name of their entry, in the reader's language. */
export function useTitles(): ReadonlyMap<string, string> {
  const { list } = useKnown();
  const locale = useContext(LocaleContext);
  return useMemo(
    () => new Map(list.entries.map((entry: EntrySummary) => [entry.id, entry.questions[locale]])),
    [list, locale],
  );
}
