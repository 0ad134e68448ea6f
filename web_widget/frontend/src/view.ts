/** What is known of one conversation, as a pure fold over the pages that came in. */

import type { EntryView, Page } from "./wire.gen";

/** The entries after `after` and up to `upto`, in order and without a hole. */
export interface View {
  readonly conversation: string | null;
  readonly after: number;
  readonly upto: number;
  readonly entries: readonly EntryView[];
}

export const NOTHING: View = { conversation: null, after: 0, upto: 0, entries: [] };

const viewOf = ({ conversation, since, until, entries }: Page): View => ({
  conversation,
  after: since,
  upto: until,
  entries,
});

/** The view with a page that the server sent unasked; null where it does not follow on what is known. */
export function joined(view: View, page: Page): View | null {
  if (page.conversation !== view.conversation) return page.since === 0 ? viewOf(page) : null;
  if (page.since > view.upto) return null;
  if (page.until <= view.upto) return view; // a repeat
  const fresh = page.entries.filter((entry) => entry.seq > view.upto);
  return { ...view, upto: page.until, entries: [...view.entries, ...fresh] };
}

/** The view with the answer to our own question, which takes the place of what it does not follow on. */
export const answered = (view: View, page: Page): View => joined(view, page) ?? viewOf(page);

/** The view with a page of older entries. */
export function preceded(view: View, page: Page): View {
  const joins = page.conversation === view.conversation && page.until >= view.after;
  if (!joins || page.since >= view.after) return view;
  const older = page.entries.filter((entry) => entry.seq <= view.after);
  return { ...view, after: page.since, entries: [...older, ...view.entries] };
}

type Kind = EntryView["kind"];

/** What leaves the buttons above it as they are; anything else ends them, or brings its own. */
const KEEPS_OFFER: ReadonlySet<Kind> = new Set<Kind>(["wrote", "acknowledged", "asked_for_person", "said"]);
const SPEAKS: ReadonlySet<Kind> = new Set<Kind>(["bot_said", "said", "resolution_proposed"]);

/** The entry whose buttons may be pressed now, as the server sees it; null: there is none. */
export function openOffer({ entries }: View): number | null {
  const last = entries.findLast(({ kind }) => !KEEPS_OFFER.has(kind));
  return last?.options?.length ? last.seq : null;
}

/** Which button of which entry was pressed: its label, or its id where the answer is an entry of its own. */
export function pressed({ entries }: View): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let asked: number | null = null; // the "solved?" that waits for its answer
  for (const { kind, seq, of, text } of entries) {
    if (kind === "resolution_proposed") asked = seq;
    else if (kind === "chose" && of) found.set(of, text ?? "");
    else if (asked && kind === "resolution_confirmed") found.set(asked, "solved");
    else if (asked && kind === "resolution_declined") found.set(asked, "not_yet");
  }
  return found;
}

/** How many words of the bot and of people came after entry `seen`. */
export const unread = ({ entries }: View, seen: number): number =>
  entries.filter((entry) => entry.seq > seen && SPEAKS.has(entry.kind)).length;
