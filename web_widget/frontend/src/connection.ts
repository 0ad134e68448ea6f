/** The socket: it says hello on every connection, comes back after every loss, and asks one thing at a time. */

import { Manager, type Socket } from "socket.io-client";
import { patience } from "./outbox";
import type { FromClient, Hello, HelloReply, Refused, ToClient } from "./wire.gen";

const ACK_WAIT = 10_000; // milliseconds
const REFUSED_WAIT = 60_000; // until we ask again whether this page may talk to us

/** idle: nobody has asked for it; lost: it comes back by itself; refused: this page may not. */
export type Link = "idle" | "connecting" | "ready" | "lost" | "refused";

/** What the connection needs, and whom it tells. */
export interface Owner {
  readonly hello: () => Hello;
  readonly welcome: (reply: HelloReply) => void;
  /** The token, or the site's word for who the visitor is, is worth nothing any more. */
  readonly forget: (code: "bad_token" | "bad_identity") => void;
  readonly heard: { readonly [E in keyof ToClient]: (payload: ToClient[E]) => void };
  readonly linked: (link: Link) => void;
}

type Answer<E extends keyof FromClient> = FromClient[E]["reply"] | Refused;

/** Makes a socket that is not connected yet. `scripts` is the address of the loader. */
export function dial(scripts: string): Socket {
  const { origin, pathname } = new URL("socket.io", scripts);
  const manager = new Manager(origin, {
    path: pathname,
    transports: ["websocket"],
    reconnection: false, // ours knows of hello, and of the page coming back
    autoConnect: false,
    timeout: ACK_WAIT,
  });
  return manager.socket("/visitor");
}

export class Connection {
  #link: Link = "idle";
  #dialling = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly owner: Owner,
  ) {
    socket.on("connect", () => void this.#greet());
    socket.on("connect_error", () => this.#lost());
    socket.on("disconnect", (reason) => {
      if (reason !== "io client disconnect") this.#lost();
    });
    for (const [event, heard] of Object.entries(owner.heard)) socket.on(event, heard);
  }

  get ready(): boolean {
    return this.#link === "ready";
  }

  /** Connects: for the first time, or before the wait of a lost connection is over. */
  start(): void {
    if (this.#dialling || this.ready) return;
    clearTimeout(this.#timer);
    this.#dialling = true;
    if (this.#link === "idle") this.#set("connecting");
    this.socket.connect();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#dialling = false;
    this.#set("idle");
    this.socket.disconnect();
  }

  /** Says hello anew, as somebody else. */
  restart(): void {
    this.stop();
    this.start();
  }

  /** Rejects where the connection is not ready, and where no answer came. */
  async ask<E extends keyof FromClient>(event: E, payload: FromClient[E]["payload"]): Promise<Answer<E>> {
    if (!this.ready) throw new Error("not connected");
    return this.#emit(event, payload);
  }

  /** Tells what need not arrive. */
  tell(event: "seen" | "typing", payload: object): void {
    if (this.ready) this.socket.emit(event, payload);
  }

  #emit<E extends keyof FromClient>(event: E, payload: FromClient[E]["payload"]): Promise<Answer<E>> {
    return this.socket.timeout(ACK_WAIT).emitWithAck(event, payload);
  }

  async #greet(): Promise<void> {
    const reply = await this.#emit("hello", this.owner.hello()).catch(() => null);
    if (!this.#dialling || !this.socket.connected) return; // its loss has been dealt with
    this.#dialling = false;
    if (reply?.ok) {
      this.#tries = 0;
      this.#set("ready");
      this.owner.welcome(reply);
      return;
    }
    this.socket.disconnect();
    const code = reply?.error.code;
    if (code === "not_allowed" || code === "bad_request") this.#later("refused", REFUSED_WAIT);
    else if (code === "bad_token" || code === "bad_identity") {
      this.owner.forget(code);
      this.#later("lost", this.#tries ? patience(this.#tries) : 0);
    } else this.#later("lost", patience(this.#tries));
  }

  #lost(): void {
    this.#dialling = false;
    this.#later("lost", patience(this.#tries));
  }

  #later(link: Link, wait: number): void {
    clearTimeout(this.#timer);
    this.#tries += 1;
    this.#set(link);
    this.#timer = setTimeout(() => this.start(), wait);
  }

  #set(link: Link): void {
    this.#link = link;
    this.owner.linked(link);
  }
}
