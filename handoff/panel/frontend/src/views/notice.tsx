/** One line about something that did not work out; it goes away by itself. */

import { useEffect } from "preact/hooks";
import { useWords } from "../i18n";
import { Icon } from "../icons";

/** A new object for each time it is said, even in the same words. */
export interface Said {
  readonly text: string;
}

const SHOWN_FOR = 8000; // ms

export function Notice({ said, dismiss }: { readonly said: Said | null; readonly dismiss: () => void }) {
  const words = useWords();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(dismiss, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [said, dismiss]);
  return (
    <div class="notice-place" role="alert">
      {said && (
        <div class="notice">
          <Icon name="alert" />
          <span>{said.text}</span>
          <button type="button" class="quiet icon-only" aria-label={words.dismiss} onClick={dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
