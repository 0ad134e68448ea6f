/** Which of our languages a visitor reads. */

import type { Locale } from "./shell";

const ours = (tag: string | undefined): Locale | undefined => {
  const language = tag?.slice(0, 2).toLowerCase();
  return language === "pl" || language === "en" ? language : undefined;
};

/** What the page asks for, else the page's own language, else the browser's, else English. */
export function localeOf(wanted: string | undefined): Locale {
  return ours([wanted, document.documentElement.lang, ...navigator.languages].find(ours)) ?? "en";
}
