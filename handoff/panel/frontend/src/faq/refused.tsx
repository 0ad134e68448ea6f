/** Why a change was not taken, and what can be done about it. */

import { useEffect, useRef } from "preact/hooks";
import { useFormat } from "../i18n";
import { Icon } from "../icons";
import type { StolenSentence } from "../wire.gen";
import { Complaint, EntryLink, Fault, Table } from "./bits";
import { homeless, placesOf } from "./check";
import type { Editing, Theirs } from "./editing";
import { useFieldName } from "./fieldname";
import { useFaqWords, useTold } from "./words";

export function Refused({ editing }: { readonly editing: Editing }) {
  const words = useFaqWords();
  const told = useTold();
  const name = useFieldName();
  const boxRef = useRef<HTMLDivElement>(null);
  const { refused, theirs, draft } = editing;
  useEffect(() => {
    if (refused) boxRef.current?.scrollIntoView({ block: "center" });
  }, [refused]);
  const others = homeless(refused?.faults ?? [], placesOf(draft.route !== null));
  return (
    <div class="refusal" ref={boxRef}>
      <Complaint failure={refused} />
      {others.map((fault) => (
        <Fault key={fault.place + fault.reason.en}>{[name(fault.place), told(fault.reason)].filter(Boolean).join(": ")}</Fault>
      ))}
      {refused && refused.stolen.length > 0 && <Stolen stolen={refused.stolen} />}
      {refused?.code === "outdated" && (
        <p>
          <button type="button" onClick={editing.reload}>
            <Icon name="reopen" />
            {words.outdated.reload}
          </button>
        </p>
      )}
      <div aria-live="polite">{theirs && <Meanwhile theirs={theirs} />}</div>
    </div>
  );
}

function Stolen({ stolen }: { readonly stolen: readonly StolenSentence[] }) {
  const words = useFaqWords();
  const format = useFormat();
  const { caption, sentence, entry, winner, nobody, before, after } = words.stolen;
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{sentence}</th>
          <th scope="col">{entry}</th>
          <th scope="col">{winner}</th>
          <th scope="col" class="figure">
            {before}
          </th>
          <th scope="col" class="figure">
            {after}
          </th>
        </tr>
      </thead>
      <tbody>
        {stolen.map((one) => (
          <tr key={`${one.language} ${one.sentence}`}>
            <th scope="row" lang={one.language}>
              {one.sentence}
            </th>
            <td>
              <EntryLink id={one.entry} />
            </td>
            <td>{one.winner ? <EntryLink id={one.winner} /> : nobody}</td>
            <td class="figure">{format.percent(one.before)}</td>
            <td class="figure">{format.percent(one.after)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Somebody else's text has been loaded: what to look at. */
function Meanwhile({ theirs }: { readonly theirs: Theirs }) {
  const words = useFaqWords();
  const name = useFieldName();
  if (theirs.removed) return <p class="hello">{words.outdated.noMore}</p>;
  return (
    <div class="hello">
      <p>{words.outdated.done}</p>
      {theirs.conflicts.map((conflict) => (
        <details key={conflict.place} open>
          <summary>{words.outdated.both(name(conflict.place))}</summary>
          <pre>{conflict.theirs}</pre>
        </details>
      ))}
    </div>
  );
}
