/** Something that is never done twice at the same time. */

import { useRef, useState } from "preact/hooks";

/** Does it when it is not being done already: a double click is one. The first value tells whether it is. */
export function useOneAtATime(act: () => Promise<void>): readonly [boolean, () => void] {
  const busyRef = useRef(false);
  const [busy, show] = useState(false);
  const mark = (now: boolean) => show((busyRef.current = now));
  const once = () => {
    if (busyRef.current) return;
    mark(true);
    void act().finally(() => mark(false));
  };
  return [busy, once];
}
