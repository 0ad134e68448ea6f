/** The title of the page: how many visitors wait, and where one is. */

import { useEffect } from "preact/hooks";
import { useWords } from "../i18n";
import { useView } from "../store";

/** How many visitors wait in the queue. */
export function useWaiting(): number {
  return useView((state) => [...state.cards.values()].filter((card) => card.phase === "queued").length);
}

export function useTitle(page: string): void {
  const words = useWords();
  const waiting = useWaiting();
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ""}${words.product}: ${page}`;
  }, [waiting, words, page]);
}
