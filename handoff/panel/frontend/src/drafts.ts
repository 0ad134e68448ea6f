/** Words that are still being written, for each conversation: reply, note and summary apart. They outlive a reload. */

import type { Words } from "./outbox";

/** Conversations with a draft that are kept at most. */
export const MAX_DRAFTS = 100;

type Kind = Words["kind"] | "resolve";
type Kept = Record<string, Partial<Record<Kind, string>>>;

export class Drafts {
  constructor(
    private readonly storage: Storage,
    private readonly agent: string,
  ) {}

  /** What was being written; "" where nothing was. */
  get(conversation: string, kind: Kind): string {
    const text = this.#read()[conversation]?.[kind];
    return typeof text === "string" ? text : "";
  }

  /** Keeps `text`, or forgets the draft when it is empty. */
  set(conversation: string, kind: Kind, text: string): void {
    const { [conversation]: before, ...rest } = this.#read();
    const { [kind]: _replaced, ...apart } = before ?? {};
    const now = text ? { ...apart, [kind]: text } : apart;
    const kept = Object.keys(now).length > 0 ? { ...rest, [conversation]: now } : rest;
    this.#write(Object.fromEntries(Object.entries(kept).slice(-MAX_DRAFTS)));
  }

  /** Forgets them all. */
  forget(): void {
    this.storage.removeItem(this.#name);
  }

  /** Where something is being written. */
  conversations(): ReadonlySet<string> {
    return new Set(Object.keys(this.#read()));
  }

  /** Read anew each time: another tab of the same agent may have written. */
  #read(): Kept {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(this.#name) ?? "{}");
      return kept !== null && typeof kept === "object" ? (kept as Kept) : {};
    } catch {
      return {};
    }
  }

  #write(kept: Kept): void {
    try {
      this.storage.setItem(this.#name, JSON.stringify(kept));
    } catch {
      // The storage is full or denied: the draft lives as long as its field.
    }
  }

  get #name(): string {
    return `frontline.drafts.${this.agent}`;
  }
}
