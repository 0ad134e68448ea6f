/** A server in this process, and sockets to it that can be cut: for tests of what the client makes of both. */

import type { Socket } from "socket.io-client";
import type { Choose, EntryView, ErrorInfo, Hello, Page, Send, Sync, VisitorState } from "../src/wire.gen";
import { entry, pageOf, stateOf } from "./builders";

const PAGE = 50;

type Heard = (...args: unknown[]) => void;
type Reply = Record<string, unknown>;

const refused = (code: ErrorInfo["code"]): Reply => ({ ok: false, error: { code, message: "no" } });

/** What the client needs of a Socket of socket.io-client. */
export class Wire {
  connected = false;
  said: [string, unknown][] = [];
  readonly #listeners = new Map<string, Heard[]>();
  #lose: (() => void)[] = [];

  constructor(private readonly server: Server) {}

  on(event: string, heard: Heard): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), heard]);
    return this;
  }

  connect(): this {
    queueMicrotask(() => {
      if (this.server.down) return this.hear("connect_error", new Error("down"));
      this.connected = true;
      this.server.wires.add(this);
      this.hear("connect");
    });
    return this;
  }

  disconnect(): this {
    this.drop("io client disconnect");
    return this;
  }

  /** The connection is gone; whoever waits for an answer hears that there will be none. */
  drop(reason = "transport close"): void {
    if (!this.connected) return;
    this.connected = false;
    this.server.wires.delete(this);
    for (const lose of this.#lose.splice(0)) lose();
    this.hear("disconnect", reason);
  }

  hear(event: string, ...args: unknown[]): void {
    for (const heard of this.#listeners.get(event) ?? []) heard(...args);
  }

  emit(event: string, payload: unknown): void {
    this.said.push([event, payload]);
  }

  timeout() {
    return { emitWithAck: (event: string, payload: unknown) => this.#ask(event, payload) };
  }

  #ask(event: string, payload: unknown): Promise<unknown> {
    this.said.push([event, payload]);
    return new Promise((resolve, reject) => {
      this.#lose.push(() => reject(new Error("disconnected")));
      queueMicrotask(() => {
        const reply = this.server.answer(event, payload);
        if (this.server.mute) this.drop();
        else resolve(reply);
      });
    });
  }

  asSocket(): Socket {
    return this as unknown as Socket;
  }
}

/** One visitor's conversation on a server that knows tokens and keys. */
export class Server {
  readonly wires = new Set<Wire>();
  readonly log: EntryView[] = [];
  tokens = new Set(["t1"]);
  /** What the site has signed; each is good once. */
  identities = new Set<string>();
  conversation: string | null = null;
  state: Partial<VisitorState> = {};
  /** Nobody can connect. */
  down = false;
  /** Requests arrive, and the connection breaks before their answers. */
  mute = false;
  /** Entries are committed, and nobody is told. */
  silent = false;
  refuses = new Map<string, ErrorInfo["code"]>();
  #issued = 1;

  wire(): Wire {
    return new Wire(this);
  }

  answer(event: string, payload: unknown): Reply {
    const code = this.refuses.get(event);
    if (code) return refused(code);
    if (event === "hello") return this.#hello(payload as Hello);
    if (event === "sync") return { ok: true, state: this.#state(), page: this.#page((payload as Sync).since) };
    if (event === "history") {
      const { before } = payload as { before: number };
      return { ok: true, page: this.#before(before) };
    }
    return this.#take(event, payload as Send & Choose);
  }

  /** Something happens in the conversation, and everybody is told. */
  happens(...entries: Partial<EntryView>[]): void {
    const since = this.log.length;
    for (const more of entries) {
      const name = more.author ? null : "Ana";
      this.log.push(entry(this.log.length + 1, { kind: "said", name, ...more }));
    }
    if (!this.silent) this.tell("entries", pageOf(this.log, since, this.log.length));
  }

  tell(event: string, payload: unknown): void {
    for (const wire of this.wires) wire.hear(event, payload);
  }

  /** Everybody is cut off. */
  cut(): void {
    for (const wire of this.wires) wire.drop();
  }

  #hello({ token, identity, conversation, since }: Hello): Reply {
    if (identity && !this.identities.delete(identity)) return refused("bad_identity");
    if (token && !this.tokens.has(token)) return refused("bad_token");
    const known = token ?? `t${(this.#issued += 1)}`;
    this.tokens.add(known);
    const from = conversation === this.conversation ? (since ?? 0) : 0;
    const greeting = this.conversation ? null : { text: "Hello", options: [] };
    return { ok: true, token: known, company: "Example", state: this.#state(), page: this.#page(from), greeting };
  }

  #take(event: string, { client_key, text, seq, option }: Send & Choose): Reply {
    const known = this.log.find((one) => one.client_key === client_key);
    if (!known) {
      this.conversation ??= "c1";
      const label = this.log[seq - 1]?.options?.find(({ id }) => id === option)?.label;
      if (event === "choose") this.happens({ kind: "chose", author: "visitor", of: seq, text: label ?? "", client_key });
      else this.happens({ kind: "wrote", author: "visitor", text, client_key });
    }
    return { ok: true, conversation: "c1", seq: known?.seq ?? this.log.length };
  }

  #state(): VisitorState {
    return stateOf({ conversation: this.conversation, ...this.state });
  }

  #page(since: number): Page | null {
    if (this.conversation === null) return null;
    if (since === 0) return this.#before(this.log.length + 1);
    return pageOf(this.log, since, Math.min(since + PAGE, this.log.length), this.log.length);
  }

  #before(before: number): Page {
    return pageOf(this.log, Math.max(0, before - 1 - PAGE), before - 1, this.log.length);
  }
}
