/** One visitor's conversation as the views see it: what is known, and what can be done. */

import type { Socket } from "socket.io-client";
import { Connection, type Link, type Owner } from "./connection";
import { clientKey, type Item, Outbox, type Refusal } from "./outbox";
import { type Shell, storageKey } from "./shell";
import { Storage, type Unsent } from "./storage";
import { Timers } from "./timers";
import { answered, joined, NOTHING, preceded, unread, type View } from "./view";
import type { FromClient, Greeting, HelloReply, Page, TranscriptReply, VisitorState } from "./wire.gen";

const TYPING_FADES = 6_000; // milliseconds
const TYPING_EVERY = 3_000;
const SEEN_EVERY = 1_000;
const CONFIRM_WITHIN = 1_000; // until we ask for an entry that was acknowledged and did not come

const NOBODY: VisitorState = { conversation: null, phase: "bot" };

/** A request without what every request has. */
type Wish = { [E in Unsent["event"]]: { event: E; payload: Omit<FromClient[E]["payload"], "client_key"> } }[Unsent["event"]];

export class Session {
  link: Link = "idle";
  company = "";
  state: VisitorState = NOBODY;
  greeting: Greeting | null = null;
  view: View = NOTHING;
  agentSeen = 0;
  /** The name of the agent who is writing now. */
  typing: string | null = null;
  /** Why the last request came to nothing. */
  refusal: Refusal | null = null;
  /** Older entries are being fetched. */
  fetching = false;
  draft = "";

  readonly #storage: Storage;
  readonly #outbox: Outbox;
  readonly #connection: Connection;
  #token: string | null;
  #identity: string | undefined;
  #seen = 0;
  #syncing = false;
  readonly #timers = new Timers();

  /** `changed` is called after every change; `site` and `locale` are the page's. */
  constructor(
    private readonly shell: Pick<Shell, "site" | "locale" | "identity">,
    socket: Socket,
    private readonly changed: () => void,
  ) {
    this.#storage = new Storage(storageKey(shell.site));
    this.#token = this.#storage.read().token;
    this.#identity = shell.identity;
    this.#connection = new Connection(socket, this.#owner());
    this.#outbox = new Outbox(
      this.#storage,
      ({ event, payload }) => this.#connection.ask(event, payload),
      () => this.#cleared(),
    );
  }

  /** Whether the visitor has written before: then answers may come at any time. */
  get returning(): boolean {
    return this.#storage.begun;
  }

  /** What is not in the conversation yet. */
  get items(): readonly Item[] {
    return this.#outbox.items;
  }

  get unread(): number {
    return unread(this.view, this.#seen);
  }

  start(): void {
    this.#connection.start();
  }

  /** Leaves the line until the next `start`. */
  pause(): void {
    this.#connection.stop();
  }

  stop(): void {
    this.#outbox.stop();
    this.#connection.stop();
    this.#timers.stop();
  }

  /** Makes a request that survives any outage. */
  request(wish: Wish): void {
    this.refusal = null;
    this.storedElsewhere();
    const payload = { ...wish.payload, client_key: clientKey() };
    this.#outbox.add({ event: wish.event, payload, at: Date.now() } as Unsent);
    this.#storage.write({ token: this.#token });
  }

  /** Makes a refused request again: with the same key, should it have been done after all. */
  retry({ event, payload, at }: Item): void {
    this.#outbox.drop(payload.client_key);
    this.#outbox.add({ event, payload, at } as Unsent);
  }

  discard(item: Item): void {
    this.#outbox.drop(item.payload.client_key);
  }

  /** The site vouches for who the visitor is. A token of that kind is good for one hello. */
  identify(token: string): void {
    this.#identity = token;
    if (this.link !== "idle") this.#connection.restart();
  }

  /** The visitor is writing. */
  typed(): void {
    if (!this.view.conversation || this.#timers.has("typed")) return;
    this.#connection.tell("typing", {});
    this.#timers.after("typed", TYPING_EVERY, () => {});
  }

  /** All that is known is on the visitor's screen. */
  saw(): void {
    if (this.view.upto <= this.#seen) return;
    this.#seen = this.view.upto;
    this.changed();
    if (!this.#timers.has("saw")) this.#tellSeen();
  }

  /** Fetches what came before the first entry that is known. */
  async older(): Promise<void> {
    if (this.fetching || this.view.after === 0) return;
    this.fetching = true;
    this.changed();
    const reply = await this.#connection.ask("history", { before: this.view.after + 1 }).catch(() => null);
    if (reply?.ok) this.view = preceded(this.view, reply.page);
    this.fetching = false;
    this.changed();
  }

  /** The whole conversation as a file; null where it could not be had. */
  async transcript(format: "text" | "html"): Promise<TranscriptReply | null> {
    const reply = await this.#connection.ask("transcript", { format }).catch(() => null);
    this.refusal = reply?.ok ? null : (reply?.error.code ?? "unavailable");
    this.changed();
    return reply?.ok ? reply : null;
  }

  /** Asks for all that is lacking. */
  async sync(): Promise<void> {
    if (this.#syncing || !this.#connection.ready) return;
    this.#syncing = true;
    let before = -1;
    while (this.view.upto > before) {
      before = this.view.upto;
      // oxlint-disable-next-line no-await-in-loop -- each page follows on the one before
      const reply = await this.#connection.ask("sync", { since: before }).catch(() => null);
      if (!reply?.ok) break;
      if (reply.page) this.#shows(answered(this.view, reply.page));
      this.#told(reply.state);
      if (!reply.page || reply.page.until >= reply.page.head) break;
    }
    this.#syncing = false;
    this.changed();
  }

  /** Another tab of this browser has written: go on as the same visitor. */
  storedElsewhere(): void {
    const { token, conversation, seen } = this.#storage.read();
    if (conversation === this.view.conversation) this.#seen = Math.max(this.#seen, seen);
    if (token && token !== this.#token) {
      this.#token = token;
      this.view = NOTHING;
      if (this.link !== "idle") this.#connection.restart();
    }
    this.#outbox.adopt();
    this.#settle();
    void this.#outbox.flush();
    this.changed();
  }

  #owner(): Owner {
    return {
      hello: () => ({
        site: this.shell.site,
        locale: this.shell.locale,
        token: this.#token,
        identity: this.#identity ?? null,
        conversation: this.view.conversation,
        since: this.view.upto,
      }),
      welcome: (reply) => this.#welcome(reply),
      forget: (code) => {
        this.#identity = undefined;
        if (code === "bad_identity") return;
        this.#token = null;
        this.view = NOTHING;
        this.#storage.write({ token: null, conversation: null, seen: 0 });
      },
      heard: {
        entries: (page) => this.#heard(page),
        state: (state) => {
          this.#told(state);
          this.changed();
        },
        seen: ({ seq }) => {
          this.agentSeen = Math.max(this.agentSeen, seq);
          this.changed();
        },
        typing: ({ name }) => this.#writes(name),
      },
      linked: (link) => {
        this.link = link;
        this.changed();
      },
    };
  }

  #welcome(reply: HelloReply): void {
    this.#identity = undefined;
    this.#token = reply.token;
    this.#storage.write({ token: reply.token });
    this.company = reply.company;
    this.greeting = reply.greeting ?? null;
    this.#shows(reply.page ? answered(this.view, reply.page) : NOTHING);
    this.#told(reply.state);
    this.changed();
    if (reply.page && reply.page.until < reply.page.head) void this.sync();
    void this.#outbox.flush();
  }

  #heard(page: Page): void {
    const view = joined(this.view, page);
    if (view === null) {
      void this.sync();
      return;
    }
    if (page.entries.some(({ author }) => author === "agent" || author === "system")) this.typing = null;
    this.#shows(view);
    this.changed();
  }

  /** What is shown now is another state of the same conversation, or another conversation. */
  #shows(view: View): void {
    if (view.conversation !== this.view.conversation) {
      const kept = this.#storage.read();
      this.#seen = kept.conversation === view.conversation ? kept.seen : 0;
      this.agentSeen = 0;
    }
    this.view = view;
    this.#settle();
  }

  #settle(): void {
    this.#outbox.settle(this.view.upto, new Set(this.view.entries.map((entry) => entry.client_key)));
  }

  #told(state: VisitorState): void {
    this.agentSeen = Math.max(this.agentSeen, state.agent_seen ?? 0);
    this.state = state;
  }

  #writes(name: string): void {
    this.typing = name;
    this.changed();
    this.#timers.after("typing", TYPING_FADES, () => {
      this.typing = null;
      this.changed();
    });
  }

  /** The outbox has changed: only words are shown as refused, of all else the reason is told. */
  #cleared(): void {
    const failed = this.items.find((item) => item.refused && item.event !== "send");
    if (failed?.refused) {
      this.refusal = failed.refused;
      this.discard(failed);
      return;
    }
    if (this.items.some(({ seq }) => seq)) this.#timers.after("confirm", CONFIRM_WITHIN, () => void this.#confirm());
    this.changed();
  }

  /** Asks for entries that were acknowledged and did not come by themselves. */
  async #confirm(): Promise<void> {
    if (this.items.some(({ seq }) => seq)) await this.sync();
  }

  #tellSeen(): void {
    const seq = this.#seen;
    this.#connection.tell("seen", { seq });
    this.#storage.write({ conversation: this.view.conversation, seen: seq });
    this.#timers.after("saw", SEEN_EVERY, () => {
      if (this.#seen > seq) this.#tellSeen();
    });
  }
}
