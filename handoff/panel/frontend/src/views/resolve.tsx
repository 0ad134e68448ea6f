/** Sums up and asks the visitor whether it is solved. */

import { useId, useState } from "preact/hooks";
import { useWords } from "../i18n";
import { Icon } from "../icons";
import { newKey } from "../keys";
import { useRoom } from "../room";
import { lengthOf } from "../text";
import { useView } from "../store";
import { Dialog } from "./dialog";

const MAX_SUMMARY = 1000;

export function Resolve({ conversation, close }: { readonly conversation: string; readonly close: () => void }) {
  const words = useWords();
  const { act } = useRoom();
  const live = useView((state) => state.link === "live");
  const id = useId();
  const [summary, write] = useSummary(conversation);
  const [problem, complain] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [key] = useState(newKey); // one for this dialog: a summary that is sent again is not asked twice
  const left = MAX_SUMMARY - lengthOf(summary);
  const submit = async (event: Event) => {
    event.preventDefault();
    setWorking(true);
    const refused = await act.resolve(conversation, summary, key);
    setWorking(false);
    if (refused) return complain(refused);
    write("");
    close();
  };
  return (
    <Dialog title={words.resolve.title} close={close}>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <p>{words.resolve.lead}</p>
        <div class="field">
          <label for={id}>{words.resolve.summary}</label>
          <textarea
            id={id}
            class="box"
            rows={5}
            dir="auto"
            required
            value={summary}
            placeholder={words.resolve.hint}
            aria-describedby={`${id}-left`}
            onInput={(event) => write(event.currentTarget.value)}
          />
          <p id={`${id}-left`} class={`hint ${left < 0 ? "is-over" : ""}`}>
            {left < 0 ? words.compose.over(-left) : words.compose.left(left)}
          </p>
        </div>
        <Complaint problem={problem} />
        <footer class="dialog-foot">
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" class="primary" disabled={!live || working || left < 0 || summary.trim() === ""}>
            <Icon name="check" />
            {words.resolve.submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function Complaint({ problem }: { readonly problem: string | null }) {
  return (
    <div role="alert">
      {problem && (
        <p class="complaint">
          <Icon name="alert" />
          {problem}
        </p>
      )}
    </div>
  );
}

/** A summary outlives its dialog until it is sent. */
function useSummary(conversation: string): readonly [string, (text: string) => void] {
  const { drafts } = useRoom();
  const [summary, set] = useState(() => drafts.get(conversation, "resolve"));
  const write = (text: string) => {
    set(text);
    drafts.set(conversation, "resolve", text);
  };
  return [summary, write];
}
