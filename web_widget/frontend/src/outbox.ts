/** Requests that wait for their confirmation: kept from the moment they are made, sent once and in order. */

import type { Storage, Unsent } from "./storage";
import type { Accepted, ErrorInfo, Refused } from "./wire.gen";

export type Refusal = ErrorInfo["code"];

/** One request on the visitor's screen: waiting, confirmed as entry `seq`, or refused for good. */
export type Item = Unsent & { readonly seq?: number; readonly refused?: Refusal };

/** Sends a request; rejects where no answer came. */
export type Ask = (request: Unsent) => Promise<Accepted | Refused>;

/** Refusals that pass: the same request is made again later. */
const PASSING: ReadonlySet<Refusal> = new Set<Refusal>([
  "unavailable",
  "too_fast",
  "too_many",
  "hello_first",
  "bad_token",
]);
const FIRST_WAIT = 1_000; // milliseconds
const LONGEST_WAIT = 30_000;

/** A key that the server accepts; `crypto.randomUUID` would need a secure page. */
export const clientKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** How long to wait before the next try (milliseconds): growing, and never all clients at once. */
export const patience = (tries: number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * (0.5 + Math.random() / 2);

export class Outbox {
  #items: readonly Item[];
  #sending = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called whenever `items` has changed. Nothing is sent before `flush`. */
  constructor(
    private readonly storage: Storage,
    private readonly ask: Ask,
    private readonly changed: () => void,
  ) {
    this.#items = storage.read().outbox;
  }

  /** All that is not in the conversation yet, oldest first. */
  get items(): readonly Item[] {
    return this.#items;
  }

  add(item: Unsent): void {
    this.storage.begin();
    this.storage.write({ outbox: [...this.storage.read().outbox, item] });
    this.#set([...this.#items, item]);
    void this.flush();
  }

  /** Sends what waits, one after the other. Call it when the connection is ready. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending) return;
    this.#sending = true;
    let item = this.#next();
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what keeps the order
    while (item && (await this.#send(item))) item = this.#next();
    this.#sending = false;
  }

  /** Forgets what the conversation shows by now: entries up to `upto`, made with these keys. */
  settle(upto: number, keys: ReadonlySet<string | null | undefined>): void {
    const open = this.#items.filter(({ seq, payload }) => !keys.has(payload.client_key) && !(seq && seq <= upto));
    if (open.length === this.#items.length) return;
    this.#unkeep((key) => keys.has(key));
    this.#set(open);
  }

  /** Takes up what another tab has left unsent; should that tab still be there, the key makes one of both. */
  adopt(): void {
    const known = new Set(this.#items.map(({ payload }) => payload.client_key));
    const left = this.storage.read().outbox.filter(({ payload }) => !known.has(payload.client_key));
    if (left.length > 0) this.#set([...this.#items, ...left]);
  }

  /** Takes back what was refused: until then it is kept. */
  drop(key: string): void {
    this.#unkeep((kept) => kept === key);
    this.#set(this.#items.filter(({ payload }) => payload.client_key !== key));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #next(): Item | undefined {
    return this.#items.find(({ seq, refused }) => seq === undefined && !refused);
  }

  /** Whether the next one may follow. */
  async #send(item: Item): Promise<boolean> {
    const key = item.payload.client_key;
    const answer = await this.ask(item).catch(() => null);
    if (answer === null || (!answer.ok && PASSING.has(answer.error.code))) {
      this.#timer = setTimeout(() => this.flush(), patience(this.#tries));
      this.#tries += 1;
      return false;
    }
    this.#tries = 0;
    if (answer.ok) this.#unkeep((kept) => kept === key);
    const outcome = answer.ok ? { seq: answer.seq } : { refused: answer.error.code };
    this.#set(this.#items.map((other) => (other.payload.client_key === key ? { ...other, ...outcome } : other)));
    return true;
  }

  #unkeep(gone: (key: string) => boolean): void {
    this.storage.write({ outbox: this.storage.read().outbox.filter(({ payload }) => !gone(payload.client_key)) });
  }

  #set(items: readonly Item[]): void {
    this.#items = items;
    this.changed();
  }
}
