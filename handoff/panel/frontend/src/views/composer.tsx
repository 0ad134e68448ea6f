/** Where an agent writes: a reply to the visitor, or a note to colleagues. */

import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { useWords } from "../i18n";
import { Icon } from "../icons";
import type { Words } from "../outbox";
import { useView } from "../store";
import type { Thread } from "../thread";
import { behind } from "../thread";
import type { Card } from "../wire.gen";
import { Claim } from "./claim";
import { appendTo } from "./insert";
import { LockLine } from "./lockline";
import { Writing } from "./writing";

export type Kind = Words["kind"];

const KINDS: readonly Kind[] = ["say", "note"];

interface Wanted {
  readonly insert?: string;
}

interface Props {
  readonly card: Card;
  readonly thread: Thread;
  readonly mine: boolean;
  readonly kind: Kind;
  readonly setKind: (kind: Kind) => void;
  /** A new object asks for the focus, and to write something. */
  readonly wanted: Wanted | null;
  readonly granted: () => void;
}

export function Composer({ card, thread, mine, kind, setKind, wanted, granted }: Props) {
  const words = useWords();
  const id = useId();
  const live = useView((state) => state.link === "live");
  const locked = !live || behind(thread);
  const boxRef = useFocus(wanted, granted, `${kind} ${card.phase} ${String(mine)}`);
  const label = { say: words.compose.reply, note: words.compose.note };
  return (
    <section class={`composer is-${kind}`} aria-label={words.compose.label} ref={boxRef}>
      <div class="tabs" role="tablist" aria-label={words.compose.label}>
        {KINDS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-selected={one === kind}
            aria-controls={`${id}-panel`}
            tabIndex={one === kind ? 0 : -1}
            onClick={() => setKind(one)}
            onKeyDown={(event) => {
              if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
              const other = one === "say" ? "note" : "say";
              setKind(other);
              document.getElementById(`${id}-${other}`)?.focus();
            }}
          >
            <Icon name={one === "say" ? "visitor" : "note"} />
            {label[one]}
          </button>
        ))}
      </div>
      <div class="compose-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${kind}`}>
        {kind === "note" || mine ? (
          <Writing
            key={`${card.conversation} ${kind}`}
            conversation={card.conversation}
            kind={kind}
            mine={mine}
            locked={locked}
          />
        ) : (
          <Claim card={card} disabled={!live} />
        )}
        {locked && <LockLine />}
      </div>
    </section>
  );
}

/** Where the focus may go, the best first. */
const PLACES = ["textarea", ".claim button", "[aria-selected=true]"];

/**
 * Gives the focus to where one writes when that is wished for. And when what had the focus goes away under the
 * agent (somebody else has taken the conversation), it stays in this section instead of getting lost.
 */
function useFocus(wanted: Wanted | null, granted: () => void, shape: string) {
  const boxRef = useRef<HTMLElement>(null);
  const insideRef = useRef(false);
  const place = () => PLACES.map((what) => boxRef.current?.querySelector<HTMLElement>(what)).find(Boolean);
  // Before the next key press: what is typed right after "n" belongs into the note.
  useLayoutEffect(() => {
    if (!wanted) return;
    const field = place();
    field?.focus();
    if (wanted.insert && field instanceof HTMLTextAreaElement) appendTo(field, wanted.insert);
    granted();
  }, [wanted, granted, shape]);
  useLayoutEffect(() => {
    if (insideRef.current && document.activeElement === document.body) place()?.focus();
  }, [shape]);
  useEffect(() => {
    const look = () => {
      if (document.activeElement !== document.body) {
        insideRef.current = boxRef.current?.contains(document.activeElement) ?? false;
      }
    };
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, []);
  return boxRef;
}
