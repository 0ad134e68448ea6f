/**
 * Words that an agent has sent and the server has not confirmed. They outlive an outage and a reload, go out
 * one after the other, those of a conversation in the order in which they were written, and carry a key by which a resend is recognised.
 */

import type { Answer, Ask, Problem } from "./socket";

/** Words that may wait at a time. */
export const MAX_UNSENT = 50;

const AGAIN_AFTER = 2000; // ms, before a try that the server put off is repeated
/** Tries of words at which the server fails, each after twice the wait; then the agent decides. */
export const MAX_FAULTS = 4;

export interface Words {
  readonly conversation: string;
  readonly kind: "say" | "note";
  readonly text: string;
}

export interface Unsent extends Words {
  readonly key: string;
  /** When it was written (ms, browser's clock). */
  readonly at: number;
  /** Why it was refused: it waits for the agent's decision, and nothing else. */
  readonly refused?: Problem;
  /** It is in the log as this entry, which may not have come back yet. */
  readonly seq?: number;
}

/** Refusals that say nothing about the words themselves: the same words are sent again. */
const PASSING: ReadonlySet<Problem> = new Set(["lost", "too_fast", "unavailable", "hello_first"]);

export class Outbox {
  #items: readonly Unsent[];
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By key: how often the server has failed at these words. The words may be the fault. */
  readonly #faults = new Map<string, number>();
  /** Conversations whose next words wait for a timer, while the others go on. */
  readonly #resting = new Map<string, ReturnType<typeof setTimeout>>();

  /** Takes up what an earlier page of the same agent left unsent. `changed` is told every new list. */
  constructor(
    private readonly storage: Storage,
    private readonly agent: string,
    private readonly ask: Ask,
    private readonly changed: (items: readonly Unsent[]) => void,
  ) {
    this.#items = this.#stored();
    if (this.#items.length > 0) changed(this.#items);
  }

  get items(): readonly Unsent[] {
    return this.#items;
  }

  /** Takes words in. False: too many wait already. */
  add(words: Words, key: string, at: number): boolean {
    if (this.#items.length >= MAX_UNSENT) return false;
    const item = { ...words, key, at };
    this.#store(item);
    this.#set([...this.#items, item]);
    void this.flush();
    return true;
  }

  /** Sends all that waits, until something says that now is not the time. Call it on every connect. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    clearTimeout(this.#timer);
    this.#sending = true;
    try {
      for (let item = this.#next(); item; item = this.#next()) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other is the point: order is kept
        if (!(await this.#send(item))) break;
      }
    } finally {
      this.#sending = false;
    }
  }

  /** Takes refused words out, to be written anew or forgotten. */
  discard(key: string): void {
    this.storage.removeItem(this.#name(key));
    this.#set(this.#items.filter((item) => item.key !== key));
  }

  /** Sends refused words once more, with the same key. */
  retry(key: string): void {
    this.#set(this.#items.map((item) => (item.key === key ? without(item) : item)));
    void this.flush();
  }

  /** The conversation is now held up to entry `last` (Infinity: it is not on screen): what is in it is done. */
  settle(conversation: string, last: number): void {
    const left = this.#items.filter((item) => item.conversation !== conversation || !(item.seq && item.seq <= last));
    if (left.length < this.#items.length) this.#set(left);
  }

  /** Forgets everything, in memory and in storage. */
  clear(): void {
    this.stop();
    for (const { key } of this.#items) this.storage.removeItem(this.#name(key));
    this.#set([]);
  }

  /** Sends no more. */
  stop(): void {
    clearTimeout(this.#timer);
    for (const timer of this.#resting.values()) clearTimeout(timer);
    this.#sending = true;
  }

  #next(): Unsent | undefined {
    return this.#items.find((item) => !item.refused && !item.seq && !this.#resting.has(item.conversation));
  }

  /** One try. Returns whether the next words may go. */
  async #send(item: Unsent): Promise<boolean> {
    const { conversation, key, kind, text } = item;
    const answer: Answer<{ seq: number }> = await this.ask(kind, { conversation, client_key: key, text });
    if (answer.ok) {
      this.storage.removeItem(this.#name(key));
      this.#change({ ...item, seq: answer.seq });
      return true;
    }
    const problem = answer.error.code;
    if (problem === "internal" && this.#rests(item)) return true;
    if (!PASSING.has(problem)) {
      this.#change({ ...item, refused: problem });
      return true;
    }
    if (problem !== "lost") this.#timer = setTimeout(() => void this.flush(), AGAIN_AFTER);
    return false;
  }

  /** Has the words of a conversation wait after a fault. False: there were too many at these. */
  #rests({ key, conversation }: Unsent): boolean {
    const faults = (this.#faults.get(key) ?? 0) + 1;
    this.#faults.set(key, faults);
    if (faults >= MAX_FAULTS) return !this.#faults.delete(key);
    const again = () => {
      this.#resting.delete(conversation);
      void this.flush();
    };
    this.#resting.set(conversation, setTimeout(again, AGAIN_AFTER * 2 ** (faults - 1)));
    return true;
  }

  #change(now: Unsent): void {
    this.#set(this.#items.map((item) => (item.key === now.key ? now : item)));
  }

  #set(items: readonly Unsent[]): void {
    this.#items = items;
    this.changed(items);
  }

  #name(key: string): string {
    return `${this.#prefix}${key}`;
  }

  get #prefix(): string {
    return `frontline.unsent.${this.agent}.`;
  }

  #store(item: Unsent): void {
    try {
      this.storage.setItem(this.#name(item.key), JSON.stringify(item));
    } catch {
      // The storage is full or denied: the words still wait in this page.
    }
  }

  #stored(): readonly Unsent[] {
    const names = Array.from({ length: this.storage.length }, (_, place) => this.storage.key(place) ?? "");
    return names
      .filter((name) => name.startsWith(this.#prefix))
      .flatMap((name) => parsed(this.storage.getItem(name)))
      .sort((one, other) => one.at - other.at)
      .slice(0, MAX_UNSENT);
  }
}

function without({ refused: _refused, ...item }: Unsent): Unsent {
  return item;
}

function parsed(text: string | null): readonly Unsent[] {
  try {
    const item = JSON.parse(text ?? "") as Partial<Unsent>;
    const whole = item.key && item.conversation && item.text && item.at && (item.kind === "say" || item.kind === "note");
    return whole ? [item as Unsent] : [];
  } catch {
    return [];
  }
}
