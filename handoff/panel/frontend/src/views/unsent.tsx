/** Words on their way: waiting to be sent, or refused and waiting for the agent's decision. */

import { useWords } from "../i18n";
import { Icon } from "../icons";
import type { Unsent } from "../outbox";
import { useRoom } from "../room";
import { useView } from "../store";
import type { Thread } from "../thread";
import { Linked } from "./linked";

export function UnsentBubbles({ thread }: { readonly thread: Thread }) {
  const unsent = useView((state) => state.unsent);
  const back = new Set(thread.entries.slice(-100).map((entry) => entry.client_key));
  const here = unsent.filter((item) => item.conversation === thread.conversation && !back.has(item.key));
  if (here.length === 0) return null;
  return (
    <ol class="rows">
      {here.map((item) => (
        <li key={item.key} class={`row from-${item.kind === "note" ? "note" : "person"} is-first`}>
          <div class={`bubble is-unsent ${item.refused ? "is-refused" : ""}`}>
            <p class="text" dir="auto">
              <Linked text={item.text} />
            </p>
          </div>
          {item.refused ? <Refused item={item} /> : <Waiting sent={item.seq !== undefined} />}
        </li>
      ))}
    </ol>
  );
}

function Waiting({ sent }: { readonly sent: boolean }) {
  const words = useWords();
  const live = useView((state) => state.link === "live");
  return (
    <p class="mark">
      <span class="with-icon">
        <Icon name={sent ? "check" : "clock"} />
        {sent ? words.sent : live ? words.sending : words.unsent}
      </span>
    </p>
  );
}

function Refused({ item }: { readonly item: Unsent }) {
  const words = useWords();
  const { live, drafts } = useRoom();
  const { key, conversation, kind, text } = item;
  const edit = () => {
    const draft = drafts.get(conversation, kind);
    drafts.set(conversation, kind, draft ? `${draft}\n${text}` : text);
    live.outbox.discard(key);
    dispatchEvent(new CustomEvent(DRAFT_CHANGED));
  };
  return (
    <div class="refused" role="alert">
      <p>
        <Icon name="alert" />
        {words.notSent}: {item.refused && words.problem[item.refused]}
      </p>
      <p class="refused-buttons">
        <button type="button" onClick={() => live.outbox.retry(key)}>
          {words.tryAgain}
        </button>
        <button type="button" onClick={edit}>
          {words.editAgain}
        </button>
        <button type="button" onClick={() => live.outbox.discard(key)}>
          {words.discard}
        </button>
      </p>
    </div>
  );
}

/** A draft was changed by something other than its field. */
export const DRAFT_CHANGED = "frontline-draft-changed";
