/** The field one writes in. What is in it is kept until it is sent. */

import { useEffect, useId, useState } from "preact/hooks";
import { useWords } from "../i18n";
import { Icon } from "../icons";
import { useRoom } from "../room";
import { lengthOf, MAX_TEXT } from "../text";
import type { Kind } from "./composer";
import { DRAFT_CHANGED } from "./unsent";

const COUNT_FROM = MAX_TEXT - 300; // characters from which on it is told how many are left

interface Props {
  readonly conversation: string;
  readonly kind: Kind;
  readonly mine: boolean;
  readonly locked: boolean;
}

export function Writing({ conversation, kind, mine, locked }: Props) {
  const words = useWords();
  const { act, drafts, live } = useRoom();
  const id = useId();
  const [text, setText] = useState(() => drafts.get(conversation, kind));
  useEffect(() => {
    const reread = () => setText(drafts.get(conversation, kind));
    addEventListener(DRAFT_CHANGED, reread);
    return () => removeEventListener(DRAFT_CHANGED, reread);
  }, [drafts, conversation, kind]);
  const length = lengthOf(text);
  const ready = !locked && text.trim() !== "" && length <= MAX_TEXT;
  const hint = kind === "say" ? words.compose.replyHint : words.compose.noteHint;

  const write = (now: string) => {
    setText(now);
    drafts.set(conversation, kind, now);
    // The server tells the visitor only while the agent has the conversation: then a note is nobody's business.
    if (now && !locked && (kind === "say" || !mine)) live.typing(conversation);
  };
  const send = () => {
    if (ready && act.send({ conversation, kind, text })) write("");
  };
  const press = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (event.isComposing) return;
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <div class="writing">
      <label class="sr" for={id}>
        {hint}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={2}
        value={text}
        placeholder={hint}
        aria-describedby={`${id}-keys`}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div class="writing-foot">
        <p id={`${id}-keys`} class={length > COUNT_FROM ? "hint" : "hint wide-only"}>
          {length > COUNT_FROM ? <Left count={MAX_TEXT - length} /> : words.compose.keys}
        </p>
        <button type="button" class={kind === "say" ? "primary" : "noting"} disabled={!ready} onClick={send}>
          <Icon name={kind === "say" ? "send" : "note"} />
          {kind === "say" ? words.compose.send : words.compose.addNote}
        </button>
      </div>
    </div>
  );
}

function Left({ count }: { readonly count: number }) {
  const words = useWords();
  return count < 0 ? <b class="is-over">{words.compose.over(-count)}</b> : <>{words.compose.left(count)}</>;
}
