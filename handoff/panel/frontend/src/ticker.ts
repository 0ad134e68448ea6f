/** One timer for all countdowns of the page. */

import { useContext, useEffect, useState } from "preact/hooks";
import { StoreContext } from "./store";

type Listener = () => void;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls `listener` every second, until the returned function is called. */
export function everySecond(listener: Listener): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's clock (ms), new every second. */
export function useNow(): number {
  const store = useContext(StoreContext);
  const [at, set] = useState(() => Date.now());
  useEffect(() => everySecond(() => set(Date.now())), []);
  return at + store.state.offset;
}
