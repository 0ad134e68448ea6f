/** What people read on the pages about what is known. They come with those pages, not with the panel. */

import { useContext } from "preact/hooks";
import { LocaleContext, type Locale } from "../i18n";
import { en, type FaqWords } from "../locales/en.faq";
import { pl } from "../locales/pl.faq";

export type { FaqWords };

export const FAQ_WORDS: Readonly<Record<Locale, FaqWords>> = { pl, en };

/** A sentence of the server, or of ours, in each language that may be read. */
export type Told = Readonly<Record<Locale, string>>;

/** Such a sentence in the reader's language. */
export function useTold(): (told: Told) => string {
  const locale = useContext(LocaleContext);
  return (told) => told[locale];
}

export function useFaqWords(): FaqWords {
  return FAQ_WORDS[useContext(LocaleContext)];
}
