/** What this browser remembers of the agent's taste. Losing it costs nothing. */

import { useCallback, useState } from "preact/hooks";

export interface Prefs {
  readonly locale: "pl" | "en" | "";
  readonly theme: "auto" | "light" | "dark";
  readonly shortcuts: boolean;
  readonly hideLists: boolean;
  readonly hideDetails: boolean;
  /** "": shown where there is room. */
  readonly suggestions: "shown" | "hidden" | "";
  /** Sections of the lists that are folded. */
  readonly folded: readonly string[];
}

const DEFAULTS: Prefs = {
  locale: "",
  theme: "auto",
  shortcuts: true,
  hideLists: false,
  hideDetails: false,
  suggestions: "",
  folded: ["closed"],
};

const NAME = "frontline.panel";

export function remembered(storage: Storage): Prefs {
  try {
    return { ...DEFAULTS, ...(JSON.parse(storage.getItem(NAME) ?? "{}") as Partial<Prefs>) };
  } catch {
    return DEFAULTS;
  }
}

export type SetPrefs = (change: Partial<Prefs>) => void;

/** The preferences, and how to change some of them. */
export function usePrefs(storage: Storage): [Prefs, SetPrefs] {
  const [prefs, set] = useState(() => remembered(storage));
  const change: SetPrefs = useCallback((some) => set((was) => kept(storage, { ...was, ...some })), [storage]);
  return [prefs, change];
}

function kept(storage: Storage, prefs: Prefs): Prefs {
  try {
    storage.setItem(NAME, JSON.stringify(prefs));
  } catch {
    // Full or denied: it lasts as long as the page.
  }
  return prefs;
}
