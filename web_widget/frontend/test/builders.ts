/** A conversation to test with: its entries, and the pages that a server would send of them. */

import type { EntryView, Page, VisitorState } from "../src/wire.gen";

const KINDS: EntryView["kind"][] = ["opened", "bot_said", "wrote", "acknowledged", "handed_off", "claimed", "said"];

export const entry = (seq: number, more: Partial<EntryView> = {}): EntryView => ({
  seq,
  at: new Date(Date.UTC(2026, 5, 3, 12, 0, seq)).toISOString(),
  kind: KINDS[(seq - 1) % KINDS.length] ?? "said",
  author: "agent",
  text: `entry ${seq}`,
  ...more,
});

/** A log of `length` entries, of which the visitor may not see every tenth. */
export const logOf = (length: number): EntryView[] =>
  Array.from({ length }, (_, at) => entry(at + 1)).filter(({ seq }) => seq % 10 !== 0);

/** The page (since, until] of a log whose last entry is `head`. */
export const pageOf = (log: readonly EntryView[], since: number, until: number, head = until, conversation = "c1"): Page => ({
  conversation,
  since,
  until,
  head,
  entries: log.filter(({ seq }) => seq > since && seq <= until),
});

export const stateOf = (more: Partial<VisitorState> = {}): VisitorState => ({ conversation: "c1", phase: "bot", ...more });

/** Numbers that look random and are the same in every run. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
