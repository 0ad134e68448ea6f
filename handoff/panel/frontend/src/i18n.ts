/** Which words, and how numbers, dates and plurals are told in them. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { en, type Words } from "./locales/en";
import { pl } from "./locales/pl";
import type { Locale } from "./plural";

export type { Locale, Words };

export const WORDS: Readonly<Record<Locale, Words>> = { pl, en };
export const LOCALES: readonly Locale[] = ["pl", "en"];

/** The browser's first language that we speak; English for all others. */
export function preferred(languages: readonly string[]): Locale {
  const spoken = languages.map((tag) => tag.toLowerCase().split("-", 1)[0]);
  return LOCALES.find((locale) => locale === spoken.find((tag) => tag === "pl" || tag === "en")) ?? "en";
}

export const LocaleContext = createContext<Locale>("en");

/** The words of the language that the agent has chosen. */
export function useWords(): Words {
  return WORDS[useContext(LocaleContext)];
}

/** Instants and figures as that language writes them. */
export interface Format {
  /** 14:03 */
  readonly time: (at: string | number) => string;
  /** 14:03:12 */
  readonly timeExact: (at: string | number) => string;
  /** 24 November, 14:03 */
  readonly moment: (at: string | number) => string;
  /** The time of today, the date of any other day: 14:03, 24 Nov */
  readonly when: (at: string | number) => string;
  /** 24 Nov */
  readonly date: (at: string | number) => string;
  /** Today, Yesterday, Tuesday 24 November */
  readonly day: (at: string | number, now: number) => string;
  /** 87% */
  readonly percent: (share: number) => string;
  /** Ana, Bruno and Ola */
  readonly list: (names: readonly string[]) => string;
}

const formats = new Map<Locale, Format>();

export function formatOf(locale: Locale): Format {
  const known = formats.get(locale) ?? newFormat(locale);
  formats.set(locale, known);
  return known;
}

export function useFormat(): Format {
  return formatOf(useContext(LocaleContext));
}

function newFormat(locale: Locale): Format {
  const tag = locale === "en" ? "en-GB" : locale; // a clock of 24 hours, the day before the month
  const of = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, options);
    return (at: string | number) => format.format(new Date(at));
  };
  const time = of({ hour: "2-digit", minute: "2-digit" });
  const date = of({ day: "numeric", month: "short" });
  const dayOf = of({ weekday: "long", day: "numeric", month: "long" });
  const percents = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const lists = new Intl.ListFormat(tag, { type: "conjunction" });
  return {
    time,
    timeExact: of({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    moment: of({ day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }),
    date,
    when: (at) => (sameDay(at, Date.now()) ? time(at) : date(at)),
    day: (at, now) => {
      const words = WORDS[locale].talk;
      if (sameDay(at, now)) return words.today;
      return sameDay(at, yesterday(now)) ? words.yesterday : dayOf(at);
    },
    percent: (share) => percents.format(share),
    list: (names) => lists.format(names),
  };
}

/** Whether two instants fall on one day of this browser's time zone. */
export function sameDay(one: string | number, other: string | number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** The same time of the day before: a calendar's day, which is not always 24 hours. */
function yesterday(now: number): number {
  const date = new Date(now);
  return date.setDate(date.getDate() - 1);
}
