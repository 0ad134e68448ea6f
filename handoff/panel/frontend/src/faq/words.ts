/** What people read on the pages about what is known. They come with those pages, not with the panel. */

import { useContext } from "preact/hooks";
import { LocaleContext, type Locale } from "../i18n";
import { en, type FaqWords } from "../locales/en.faq";
import { pl } from "../locales/pl.faq";

export type { FaqWords };

export const FAQ_WORDS: Readonly<Record<Locale, FaqWords>> = { pl, en };

export function useFaqWords(): FaqWords {
  return FAQ_WORDS[useContext(LocaleContext)];
}
