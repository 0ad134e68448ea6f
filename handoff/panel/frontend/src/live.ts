/** Keeps what the panel knows up to date: on every connect, on every gap, and on two slow timers. */

import { Outbox } from "./outbox";
import type { Status } from "./reduce";
import type { Answer, Ask, Failed, Hearer, Link } from "./socket";
import type { Store } from "./store";
import { behind } from "./thread";
import type { ToClient } from "./wire.gen";

const LISTS_EVERY = 30_000;
const SYNC_EVERY = 15_000;
const AGAIN_AFTER = 2000;
const TYPING_EVERY = 3000;
const PRESENCE = "frontline.presence";

export interface World {
  readonly connect: (hearer: Hearer) => Link;
  readonly storage: Storage;
  /** Forgotten with the tab. */
  readonly tab: Storage;
  /** Milliseconds of the browser's clock. */
  readonly clock: () => number;
  /** Whether somebody can see this page now. */
  readonly visible: () => boolean;
  /** The server has turned this panel away: looks whether the session has ended, and leaves the page if so. */
  readonly sessionEnded: () => Promise<boolean>;
}

export class Live implements Hearer {
  readonly outbox: Outbox;
  readonly #link: Link;
  readonly #timers: readonly ReturnType<typeof setInterval>[];
  readonly #catching = new Map<string, Promise<void>>();
  #seen = { conversation: "", seq: 0 };
  #again: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #typedAt = 0;
  #greeting = false;

  constructor(
    private readonly store: Store,
    agent: string,
    private readonly world: World,
  ) {
    this.#link = world.connect(this);
    this.outbox = new Outbox(world.storage, agent, this.#outboxAsk, (items) => store.tell({ type: "unsent", items }));
    this.#timers = [
      setInterval(() => this.#whenLive(() => void this.#lists("lists")), LISTS_EVERY),
      setInterval(() => this.#whenLive(() => void this.#catchUpOpen()), SYNC_EVERY),
    ];
  }

  /** The server's clock, as far as it is known (ms). */
  now(): number {
    return this.world.clock() + this.store.state.offset;
  }

  /** The agent leaves: nothing more is sent, and nothing is remembered. */
  forget(): void {
    this.outbox.clear();
    this.world.tab.removeItem(PRESENCE);
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#again);
    this.outbox.stop();
    this.#link.close();
  }

  /** The page is in front again, or the network is back: do not wait for the timers. */
  wake(): void {
    this.#link.again();
    this.#whenLive(() => void this.#lists("lists"));
    this.#whenLive(() => void this.#catchUpOpen());
  }

  // What the agent asks

  /** Puts a conversation on screen, or none. */
  open(conversation: string | null): void {
    const before = this.store.state.open;
    if (before === conversation) return;
    this.store.tell({ type: "opened", conversation });
    if (conversation) void this.catchUp(conversation);
    else if (before) void this.#link.ask("unwatch", { conversation: before });
  }

  /** Asks what is held to be brought up to date. */
  catchUp(conversation: string): Promise<void> {
    const running = this.#catching.get(conversation);
    if (running) return running;
    const started = this.#watch(conversation).finally(() => this.#catching.delete(conversation));
    this.#catching.set(conversation, started);
    return started;
  }

  /** Fetches the page before what is held. Resolves to why it did not come, or null. */
  async older(conversation: string): Promise<Failed | null> {
    const thread = this.store.state.threads.get(conversation);
    if (!thread || thread.since === 0) return null;
    const answer = await this.#link.ask("history", { conversation, before: thread.since + 1 });
    if (!answer.ok) return answer;
    this.store.tell({ type: "history", page: answer.page });
    return null;
  }

  /** A request that changes a conversation; afterwards what is on screen is brought up to date. */
  readonly request: Ask = async (event, payload) => {
    const answer = await this.#link.ask(event, payload);
    this.#check(answer);
    const conversation = "conversation" in payload ? payload.conversation : undefined;
    if (conversation && conversation === this.store.state.open) {
      await this.#catching.get(conversation); // it may have been asked before this request was carried out
      await this.catchUp(conversation);
    }
    return answer;
  };

  async mark(status: Status): Promise<void> {
    const answer = await this.#link.ask("presence", { status });
    if (!answer.ok) return;
    await this.#lists("lists");
    this.world.tab.setItem(PRESENCE, status);
  }

  /** The agent is writing to the visitor: told at most every few seconds. */
  typing(conversation: string): void {
    const now = this.world.clock();
    if (now - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = now;
    void this.#link.ask("typing", { conversation });
  }

  // What the server says

  connected(): void {
    void this.#greet();
  }

  lost(ended: boolean): void {
    this.store.tell({ type: "lost", heard: this.#heardAt });
    if (ended) void this.#reviewSession();
  }

  alive(): void {
    this.#heardAt = this.now();
  }

  heard<Event extends keyof ToClient>(event: Event, news: ToClient[Event]): void {
    this.#tell({ event, news } as News);
    // It may have been set in another tab. While the line is not live, it is what every newcomer is called.
    if (event === "presence") this.#whenLive(() => this.world.tab.setItem(PRESENCE, this.store.state.status));
    this.#afterNews();
  }

  // How it is kept up to date

  #tell({ event, news }: News): void {
    switch (event) {
      case "entries":
        return this.store.tell({ type: "entries", page: news });
      case "cards":
        return this.store.tell({ type: "cards", cards: news.cards });
      case "typing":
        return this.store.tell({ type: "typing", news, at: this.now() });
      default:
        return this.store.tell({ type: event, news } as Parameters<Store["tell"]>[0]);
    }
  }

  #afterNews(): void {
    const { open, threads, cards } = this.store.state;
    const thread = open ? threads.get(open) : undefined;
    const known = open ? (cards.get(open)?.seq ?? 0) : 0;
    if (thread && (behind(thread) || known > thread.last)) void this.catchUp(thread.conversation);
    this.#settle();
    this.#tellSeen();
  }

  async #greet(): Promise<void> {
    if (this.#greeting) return;
    this.#greeting = true;
    this.#seen = { conversation: "", seq: 0 };
    clearTimeout(this.#again);
    const known = await this.#lists("hello");
    this.#greeting = false;
    if (!known) {
      this.#again = setTimeout(() => void this.#greet(), AGAIN_AFTER);
      return;
    }
    // Presence is not stored there: a new connection is "online", whatever this agent has said before.
    const away = this.world.tab.getItem(PRESENCE) === "away";
    if (away && this.store.state.status === "online") void this.mark("away");
    await this.#catchUpOpen();
    await this.outbox.flush();
  }

  async #lists(event: "hello" | "lists"): Promise<boolean> {
    this.store.tell({ type: "lists_asked" });
    const asked = this.world.clock();
    const reply = await this.#link.ask(event, {});
    if (!reply.ok) {
      this.#check(reply);
      return false;
    }
    const came = this.world.clock();
    const offset = Date.parse(reply.now) - (asked + came) / 2;
    this.store.tell({ type: "lists", reply, offset, at: came + offset });
    return true;
  }

  async #watch(conversation: string): Promise<void> {
    for (let progress = true; progress && this.store.state.open === conversation; ) {
      const last = this.store.state.threads.get(conversation)?.last ?? 0;
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before it ended
      const reply = await this.#link.ask("watch", { conversation, since: last });
      if (!reply.ok) {
        this.#check(reply);
        if (reply.error.code === "unknown_conversation") this.store.tell({ type: "missing", conversation });
        return;
      }
      this.store.tell({ type: "watched", reply, at: this.now() });
      this.#settle();
      this.#tellSeen();
      const thread = this.store.state.threads.get(conversation);
      if (!thread || !behind(thread)) return;
      progress = thread.last > last;
    }
  }

  async #catchUpOpen(): Promise<void> {
    const { open } = this.store.state;
    if (open) await this.catchUp(open);
  }

  /** An unanswered request on a connection that seems to stand: say that nothing is sure, and greet anew. */
  #check(answer: Answer<object>): void {
    if (answer.ok) return;
    if (answer.error.code === "not_allowed") void this.#reviewSession();
    if (answer.error.code !== "lost" || this.store.state.link !== "live") return;
    this.lost(false);
    void this.#greet();
  }

  /** A server that goes down ends connections too; then the session stands, and the panel comes back. */
  async #reviewSession(): Promise<void> {
    if (await this.world.sessionEnded()) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#link.again(), AGAIN_AFTER);
  }

  #outboxAsk: Ask = async (event, payload) => {
    if (this.store.state.link !== "live") return { ok: false, error: { code: "lost", message: "" } };
    const answer = await this.#link.ask(event, payload);
    this.#check(answer);
    queueMicrotask(() => this.#settle());
    return answer;
  };

  /** What is in the log and on screen need not be shown as unsent any more. */
  #settle(): void {
    const { threads, unsent, open } = this.store.state;
    for (const { conversation, seq } of unsent) {
      if (!seq) continue;
      this.outbox.settle(conversation, conversation === open ? (threads.get(conversation)?.last ?? 0) : Infinity);
    }
  }

  /** Tells the visitor that their words have been on the screen of the agent who has the conversation. */
  #tellSeen(): void {
    const { open, threads, cards, me, link } = this.store.state;
    const thread = open ? threads.get(open) : undefined;
    if (!thread || !me || link !== "live" || !this.world.visible()) return;
    const { conversation, last } = thread;
    const told = this.#seen.conversation === conversation ? this.#seen.seq : 0;
    if (cards.get(conversation)?.agent !== me.id || last <= told) return;
    this.#seen = { conversation, seq: last };
    void this.#link.ask("seen", { conversation, seq: last });
  }

  #whenLive(act: () => void): void {
    if (this.store.state.link === "live") act();
  }
}

type News = { [Event in keyof ToClient]: { readonly event: Event; readonly news: ToClient[Event] } }[keyof ToClient];
