/** Holds the state, and tells who looks at it when it has changed. */

import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import { BEGINNING, reduce, type Happening, type State } from "./reduce";

export class Store {
  #state = BEGINNING;
  readonly #listeners = new Set<() => void>();

  get state(): State {
    return this.#state;
  }

  tell(it: Happening): void {
    const now = reduce(this.#state, it);
    if (now === this.#state) return;
    this.#state = now;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export const StoreContext = createContext(new Store());

/** A part of the state; the component is drawnRef anew when that part is another one. */
export function useView<T>(pick: (state: State) => T): T {
  const store = useContext(StoreContext);
  const [, redraw] = useState({});
  const value = pick(store.state);
  const drawnRef = useRef({ pick, value });
  useLayoutEffect(() => {
    drawnRef.current = { pick, value };
  });
  useLayoutEffect(() => {
    const look = () => {
      if (!Object.is(drawnRef.current.pick(store.state), drawnRef.current.value)) redraw({});
    };
    look(); // it may have changed between the drawing and this effect
    return store.subscribe(look);
  }, [store]);
  return value;
}
