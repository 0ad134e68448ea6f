/** Something fetched for a page: what came, or why it did not. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Failure } from "./api";

export interface Fetched<Reply> {
  /** What came last; it stays while it is fetched again. */
  readonly reply: Reply | null;
  readonly failure: Failure | null;
  /** Fetches again. Resolves when it has come. */
  readonly again: () => Promise<void>;
}

/** Fetches at once, and anew whenever `fetch` is another function. The last one that was asked for counts. */
export function useFetched<Reply extends { readonly ok: true }>(fetch: () => Promise<Reply | Failure>): Fetched<Reply> {
  const [held, hold] = useState<{ reply: Reply | null; failure: Failure | null }>({ reply: null, failure: null });
  const turnRef = useRef(0);
  const again = useCallback(async () => {
    const turn = ++turnRef.current;
    const came = await fetch();
    if (turn === turnRef.current) hold((was) => (came.ok ? { reply: came, failure: null } : { ...was, failure: came }));
  }, [fetch]);
  useEffect(() => {
    void again();
    return () => {
      turnRef.current += 1; // whatever is still on its way is for nobody
    };
  }, [again]);
  return { ...held, again };
}
