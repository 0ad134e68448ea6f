/** What this browser keeps for one site: one key, written only once the visitor has sent something. */

import type { FromClient } from "./wire.gen";

type Kept = "send" | "choose" | "human" | "rate";

/** A request that the server has not confirmed. */
export type Unsent = {
  [E in Kept]: { readonly event: E; readonly payload: FromClient[E]["payload"]; readonly at: number };
}[Kept];

export interface Memory {
  readonly token: string | null;
  readonly conversation: string | null;
  /** How far the visitor has seen in `conversation`. */
  readonly seen: number;
  readonly outbox: readonly Unsent[];
}

const BLANK: Memory = { token: null, conversation: null, seen: 0, outbox: [] };
const EVENTS: ReadonlySet<unknown> = new Set<Kept>(["send", "choose", "human", "rate"]);

const isUnsent = (item: Unsent | null): boolean =>
  EVENTS.has(item?.event) && typeof item?.payload?.client_key === "string" && typeof item.at === "number";

/** What the text says, or null where it is none of ours: other scripts of the page may write there too. */
function parsed(text: string | null): Memory | null {
  try {
    const { token, conversation, seen, outbox } = JSON.parse(text ?? "") as Memory;
    return {
      token: typeof token === "string" ? token : null,
      conversation: typeof conversation === "string" ? conversation : null,
      seen: typeof seen === "number" ? seen : 0,
      outbox: Array.isArray(outbox) ? outbox.filter(isUnsent) : [],
    };
  } catch {
    return null;
  }
}

/** Falls back to this page's own memory where the browser refuses storage. */
export class Storage {
  #memory = BLANK;
  #begun = false;

  constructor(readonly key: string) {
    this.read();
  }

  /** Whether the visitor has sent something, now or on an earlier visit. */
  get begun(): boolean {
    return this.#begun;
  }

  /** The newest of what is kept; another tab may have written it. */
  read(): Memory {
    try {
      const kept = parsed(localStorage.getItem(this.key));
      if (kept) {
        this.#memory = kept;
        this.#begun = true;
      }
    } catch {
      // Blocked: what we remember ourselves is the newest.
    }
    return this.#memory;
  }

  /** Changes what is kept. It leaves this page's memory only after `begin`. */
  write(change: Partial<Memory>): void {
    this.#memory = { ...this.read(), ...change };
    if (!this.#begun) return;
    try {
      localStorage.setItem(this.key, JSON.stringify(this.#memory));
    } catch {
      // Blocked or full: it lasts as long as this page.
    }
  }

  /** The visitor sends something: from here on it is kept. */
  begin(): void {
    this.#begun = true;
  }
}
