/** One conversation as far as it is held here: pure, and the same from whichever side it was filled. */

import type { AgentView, EntryView, Page, Watched } from "./wire.gen";

/** Entries of one conversation that are kept at most; older ones stay on the server. */
export const MAX_ENTRIES = 1000;

export interface Thread {
  readonly conversation: string;
  /** Held are all entries with seq in (`since`, `last`], in order. */
  readonly since: number;
  readonly last: number;
  /** The last seq that we have heard of. More than `last`: something is missing. */
  readonly head: number;
  readonly entries: readonly EntryView[];
  /** The visitor has seen everything up to this seq. */
  readonly visitorSeen: number;
  /** The other agents who have it on screen. */
  readonly viewers: readonly AgentView[];
}

/** Adds a page. One that does not follow on what is held is not taken, but its gap is remembered. */
export function joined(was: Thread, page: Page): Thread {
  const head = Math.max(was.head, page.head, page.until);
  if (page.since > was.last) return head === was.head ? was : { ...was, head };
  const fresh = page.entries.filter((entry) => entry.seq > was.last);
  const last = Math.max(was.last, page.until);
  if (last === was.last && head === was.head) return was;
  return bounded({ ...was, head, last, entries: [...was.entries, ...fresh] });
}

/** The answer to `watch`: it follows on what is held, or it is the newest page and starts anew. */
export function watched(was: Thread | undefined, reply: Watched): Thread {
  const { page } = reply;
  const held = was && page.since <= was.last ? joined(was, page) : started(page);
  return { ...held, visitorSeen: Math.max(was?.visitorSeen ?? 0, reply.visitor_seen), viewers: reply.viewers };
}

/** Puts an older page in front, when it ends where what is held begins. */
export function preceded(was: Thread, page: Page): Thread {
  if (page.since >= was.since || page.until < was.since) return was;
  const older = page.entries.filter((entry) => entry.seq <= was.since);
  return { ...was, since: page.since, entries: [...older, ...was.entries] };
}

/** Whether something happened that is not held here. */
export function behind(thread: Thread): boolean {
  return thread.last < thread.head;
}

/** Whether there is an older page to ask for, and room for it. */
export function hasOlder(thread: Thread): boolean {
  return thread.since > 0 && thread.entries.length < MAX_ENTRIES;
}

function started(page: Page): Thread {
  return {
    conversation: page.conversation,
    since: page.since,
    last: page.until,
    head: Math.max(page.head, page.until),
    entries: page.entries,
    visitorSeen: 0,
    viewers: [],
  };
}

function bounded(thread: Thread): Thread {
  const over = thread.entries.length - MAX_ENTRIES;
  const cut = over > 0 ? thread.entries[over - 1] : undefined;
  return cut ? { ...thread, since: cut.seq, entries: thread.entries.slice(over) } : thread;
}
