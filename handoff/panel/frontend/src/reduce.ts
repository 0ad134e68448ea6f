/** What the panel knows, and how each thing that happens changes it. Pure: no clock, no socket, no storage. */

import { patched, replaced, type Cards } from "./lists";
import type { Unsent } from "./outbox";
import { joined, preceded, watched, type Thread } from "./thread";
import type {
  AgentView,
  Card,
  Colleague,
  Lists,
  Page,
  PresenceNews,
  SeenNews,
  SetPresence,
  TypingNews,
  ViewersNews,
  Watched,
} from "./wire.gen";

export type Status = SetPresence["status"];
/** `live`: connected, and the whole picture has been seen since. */
export type LinkState = "connecting" | "live" | "lost";

/** Milliseconds for which a sign of typing is shown. */
export const TYPING_LASTS = 6000;
/** Conversations that are held at a time; the ones left longest ago are dropped. */
export const MAX_THREADS = 12;

/** Somebody writes, until an instant of the server's clock (ms): the visitor (null), or a colleague. */
export interface Typist {
  readonly conversation: string;
  readonly agent: string | null;
  readonly name: string | null;
  readonly until: number;
}

export interface State {
  readonly link: LinkState;
  /** Milliseconds to add to the browser's clock to get the server's. */
  readonly offset: number;
  /** When the picture was last known to be whole (ms, server's clock). */
  readonly asOf: number | null;
  readonly me: AgentView | null;
  readonly status: Status;
  readonly colleagues: readonly Colleague[];
  readonly cards: Cards;
  /** Cards that changed while the lists were being asked for. */
  readonly touched: ReadonlySet<string>;
  /** The conversation on screen. */
  readonly open: string | null;
  /** The server knows no such conversation. */
  readonly missing: boolean;
  /** Held conversations, the latest opened last. */
  readonly threads: ReadonlyMap<string, Thread>;
  readonly typing: readonly Typist[];
  readonly unsent: readonly Unsent[];
}

export type Happening =
  | { readonly type: "lost"; readonly heard: number }
  | { readonly type: "lists_asked" }
  | { readonly type: "lists"; readonly reply: Lists; readonly offset: number; readonly at: number }
  | { readonly type: "cards"; readonly cards: readonly Card[] }
  | { readonly type: "presence"; readonly news: PresenceNews }
  | { readonly type: "typing"; readonly news: TypingNews; readonly at: number }
  | { readonly type: "seen"; readonly news: SeenNews }
  | { readonly type: "viewers"; readonly news: ViewersNews }
  | { readonly type: "entries"; readonly page: Page }
  | { readonly type: "opened"; readonly conversation: string | null }
  | { readonly type: "missing"; readonly conversation: string }
  | { readonly type: "watched"; readonly reply: Watched; readonly at: number }
  | { readonly type: "history"; readonly page: Page }
  | { readonly type: "unsent"; readonly items: readonly Unsent[] }
  | { readonly type: "ticked"; readonly now: number };

export const BEGINNING: State = {
  link: "connecting",
  offset: 0,
  asOf: null,
  me: null,
  status: "online",
  colleagues: [],
  cards: new Map(),
  touched: new Set(),
  open: null,
  missing: false,
  threads: new Map(),
  typing: [],
  unsent: [],
};

/** The state after one more thing has happened. */
export function reduce(was: State, it: Happening): State {
  switch (it.type) {
    case "lost":
      return was.link === "live" ? { ...was, link: "lost", asOf: it.heard, typing: [] } : was;
    case "lists_asked":
      return { ...was, touched: new Set() };
    case "lists":
      return listed(was, it.reply, it.offset, it.at);
    case "cards":
      return carded(was, it.cards);
    case "presence":
      return present(was, it.news);
    case "typing":
      return typed(was, it.news, it.at);
    case "seen":
      return inThread(was, it.news.conversation, (thread) => seen(thread, it.news.seq));
    case "viewers":
      return inThread(was, it.news.conversation, (thread) => ({ ...thread, viewers: others(it.news.viewers, was.me) }));
    case "entries":
      return spoken(was, it.page);
    case "opened":
      return opened(was, it.conversation);
    case "missing":
      return it.conversation === was.open ? { ...was, missing: true } : was;
    case "watched":
      return { ...shown(was, it.reply), asOf: was.link === "live" ? it.at : was.asOf };
    case "history":
      return inThread(was, it.page.conversation, (thread) => preceded(thread, it.page));
    case "unsent":
      return { ...was, unsent: it.items };
    case "ticked":
      return ticked(was, it.now);
    default:
      return unreachable(it);
  }
}

function listed(was: State, reply: Lists, offset: number, at: number): State {
  return {
    ...was,
    link: "live",
    offset,
    asOf: at,
    me: reply.me,
    status: reply.status,
    colleagues: reply.colleagues,
    cards: replaced(was.cards, reply, was.touched),
    touched: new Set(),
  };
}

function carded(was: State, news: readonly Card[]): State {
  const touched = new Set(was.touched);
  for (const card of news) touched.add(card.conversation);
  return { ...was, touched, cards: patched(was.cards, news) };
}

function present(was: State, news: PresenceNews): State {
  const mine = news.colleagues.find((colleague) => colleague.agent.id === was.me?.id);
  return { ...was, colleagues: news.colleagues, status: mine?.status ?? was.status };
}

function typed(was: State, news: TypingNews, at: number): State {
  const [agent, name] = [news.agent ?? null, news.name ?? null];
  if (agent !== null && agent === was.me?.id) return was;
  const rest = was.typing.filter((one) => one.conversation !== news.conversation || one.agent !== agent);
  return { ...was, typing: [...rest, { conversation: news.conversation, agent, name, until: at + TYPING_LASTS }] };
}

/** Whoever has just said something has stopped typing. */
function spoken(was: State, page: Page): State {
  const now = inThread(was, page.conversation, (thread) => joined(thread, page));
  const silent = new Set(page.entries.map((entry) => (entry.author === "visitor" ? null : (entry.agent ?? ""))));
  const typing = now.typing.filter((one) => one.conversation !== page.conversation || !silent.has(one.agent));
  return typing.length === now.typing.length ? now : { ...now, typing };
}

function seen(thread: Thread, seq: number): Thread {
  return seq > thread.visitorSeen ? { ...thread, visitorSeen: seq } : thread;
}

function opened(was: State, conversation: string | null): State {
  if (conversation === null) return { ...was, open: null, missing: false };
  const threads = new Map(was.threads);
  const held = threads.get(conversation);
  if (held) {
    threads.delete(conversation);
    threads.set(conversation, held);
  }
  return { ...was, open: conversation, missing: false, threads };
}

function shown(was: State, reply: Watched): State {
  const { conversation } = reply.card;
  const threads = new Map(was.threads);
  const thread = watched(threads.get(conversation), reply);
  threads.set(conversation, { ...thread, viewers: others(thread.viewers, was.me) });
  for (const held of threads.keys()) {
    if (threads.size <= MAX_THREADS) break;
    if (held !== was.open) threads.delete(held);
  }
  return { ...carded(was, [reply.card]), threads };
}

function ticked(was: State, now: number): State {
  const typing = was.typing.filter((one) => one.until > now);
  return typing.length === was.typing.length ? was : { ...was, typing };
}

function inThread(was: State, conversation: string, change: (thread: Thread) => Thread): State {
  const thread = was.threads.get(conversation);
  const now = thread && change(thread);
  if (!now || now === thread) return was;
  return { ...was, threads: new Map(was.threads).set(conversation, now) };
}

/** The viewers without this agent, whose own panel is one of them. */
function others(viewers: readonly AgentView[], me: AgentView | null): readonly AgentView[] {
  return viewers.filter((viewer) => viewer.id !== me?.id);
}

function unreachable(it: never): never {
  throw new Error(`No rule for ${JSON.stringify(it)}`);
}
