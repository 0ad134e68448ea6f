/** The transcript on screen. It is filled before it is live, so that a screen reader reads what is new only. */

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { lastSaid, rowsOf } from "../entries";
import { useWords } from "../i18n";
import { Icon } from "../icons";
import { useRoom } from "../room";
import { useView } from "../store";
import { hasOlder, type Thread } from "../thread";
import { useOneAtATime } from "./once";
import { RowView } from "./rows";
import { Signs } from "./signs";
import { UnsentBubbles } from "./unsent";

const NEAR = 80; // px from the end within which the newest words are followed

export function Log({ thread }: { readonly thread: Thread }) {
  const words = useWords();
  const rows = useMemo(() => rowsOf(thread.entries), [thread.entries]);
  const me = useView((state) => state.me?.id);
  const last = useMemo(() => lastSaid(thread.entries), [thread.entries]);
  const { boxRef, atEnd, toEnd, follow } = useFollowing(thread);
  const quiet = useQuiet(thread.since);
  // Drawn anew only when something in it has changed: it may hold a thousand entries.
  const list = useMemo(
    () =>
      rows.map((row) => {
        const seen = row.type === "bubble" && row.entry === last ? thread.visitorSeen >= last.seq : null;
        return <RowView key={row.type === "day" ? row.at : row.entry.seq} row={row} me={me} seen={seen} />;
      }),
    [rows, me, last, thread.visitorSeen],
  );
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={boxRef}
        role="log"
        tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        aria-label={words.talk.transcript}
        aria-live={quiet ? "off" : "polite"}
        onScroll={follow}
      >
        <Older thread={thread} boxRef={boxRef} />
        <ol class="rows">{list}</ol>
        <UnsentBubbles thread={thread} />
      </div>
      {!atEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          <Icon name="arrowDown" />
          {words.talk.newest}
        </button>
      )}
      <Signs thread={thread} />
    </div>
  );
}

interface OlderProps {
  readonly thread: Thread;
  readonly boxRef: RefObject<HTMLElement>;
}

function Older({ thread, boxRef }: OlderProps) {
  const words = useWords();
  const { act } = useRoom();
  const [asking, more] = useOneAtATime(() => act.older(thread.conversation));
  const here = hasOlder(thread);
  const usedRef = useRef(false);
  // The button goes with the last older page: the focus stays in the transcript.
  useLayoutEffect(() => {
    if (!here && usedRef.current && document.activeElement === document.body) boxRef.current?.focus();
  }, [here, boxRef]);
  const used = () => {
    usedRef.current = true;
  };
  if (thread.since === 0) return null;
  if (!here) return <p class="older">{words.talk.olderOnServer}</p>;
  return (
    <p class="older">
      <button type="button" aria-disabled={asking} onFocus={used} onClick={more}>
        {words.talk.older}
      </button>
    </p>
  );
}

/** Stays at the end when it was there; keeps its place when older entries are put in front. */
function useFollowing(thread: Thread) {
  const boxRef = useRef<HTMLDivElement>(null);
  const heldRef = useRef({ end: true, since: thread.since, height: 0, top: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const unsent = useView((state) => state.unsent.length);
  const toEnd = () => {
    const box = boxRef.current;
    if (box) box.scrollTop = box.scrollHeight;
  };
  const follow = () => {
    const box = boxRef.current;
    if (!box) return;
    const end = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    heldRef.current = { end, since: heldRef.current.since, height: box.scrollHeight, top: box.scrollTop };
    setAtEnd(end);
  };
  useLayoutEffect(() => {
    const box = boxRef.current;
    const held = heldRef.current;
    if (!box) return;
    if (thread.since < held.since) box.scrollTop = held.top + box.scrollHeight - held.height;
    else if (held.end) toEnd();
    heldRef.current = { ...held, since: thread.since, height: box.scrollHeight, top: box.scrollTop };
  }, [thread.entries, thread.since, unsent]);
  useEffect(() => {
    const box = boxRef.current;
    if (!box || typeof ResizeObserver === "undefined") return undefined;
    const watcher = new ResizeObserver(() => heldRef.current.end && toEnd()); // a growing field must not hide the end
    watcher.observe(box);
    return () => watcher.disconnect();
  }, []);
  return { boxRef, atEnd, toEnd, follow };
}

const SETTLED_AFTER = 500; // ms

/** True while older entries come in: they are nothing new. */
function useQuiet(since: number): boolean {
  const [settled, settle] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => settle(since), SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, [since]);
  return settled !== since;
}
