/** The words of the visitor's language, with its plurals, times and days. */

import { en } from "./locales/en";
import { pl } from "./locales/pl";
import type { Refusal } from "./outbox";
import type { Locale } from "./shell";

/** The one language that this build speaks; undefined where nothing is built, as in tests. */
declare const __LOCALE__: Locale | undefined;

/** One form for each plural category of a language that has its own; `other` serves the rest. */
export type Plural = { readonly other: string } & { readonly [C in Intl.LDMLPluralRule]?: string };

export type Words = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural };

type Keys<T> = { [K in keyof Words]: Words[K] extends T ? K : never }[keyof Words];

export class Speech {
  readonly words: Words;
  readonly #plurals: Intl.PluralRules;
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;

  constructor(readonly locale: Locale) {
    this.words = (__LOCALE__ ?? locale) === "pl" ? pl : en;
    this.#plurals = new Intl.PluralRules(locale);
    this.#time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.#day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  }

  /** With `shown` in the place of the number, where it is not the number itself (as in a range). */
  count(key: Keys<Plural>, n: number, shown: string = String(n)): string {
    const forms = this.words[key];
    return (forms[this.#plurals.select(n)] ?? forms.other).replace("{n}", shown);
  }

  /** The hour and the minute, as in 14:32. */
  time(at: string): string {
    return this.#time.format(new Date(at));
  }

  /** The day, as in Monday, 3 June; today and yesterday by their names. */
  day(at: string, now: Date = new Date()): string {
    const day = new Date(at).toDateString();
    if (day === now.toDateString()) return this.words.today;
    const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
    return day === yesterday.toDateString() ? this.words.yesterday : this.#day.format(new Date(at));
  }

  /** How long the wait is likely to be, in whole minutes. */
  wait(low_s: number, high_s: number): string {
    const high = Math.max(1, Math.ceil(high_s / 60));
    const low = Math.min(high, Math.floor(low_s / 60));
    if (low === 0) return this.count("upTo", high);
    return this.count("about", high, low === high ? String(high) : `${low}–${high}`);
  }

  /** Why something was refused, in the visitor's words. */
  refusal(code: Refusal): string {
    return this.words[REFUSALS[code] ?? "errDown"];
  }
}

/** Refusals that a visitor can do something about; of all others they need to know no more than that we failed. */
const REFUSALS: { readonly [C in Refusal]?: Keys<string> } = {
  bad_text: "errText",
  outdated_choice: "errChoice",
  already_rated: "thanks",
  not_open: "errClosed",
  wrong_phase: "errClosed",
  not_allowed: "errPage",
  bad_identity: "errPage",
  unknown_conversation: "errClosed",
};
