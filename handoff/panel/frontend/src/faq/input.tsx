/** A field of the editor, with its hint, its faults, and whatever is told below it. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { FieldFault } from "../wire.gen";
import { Fault } from "./bits";
import { faultsAt } from "./check";
import { useFaqWords, useTold } from "./words";

/** What the control itself must bear, so that label, hint and faults are told with it. */
export interface Wired {
  readonly id: string;
  readonly "aria-describedby": string;
  readonly "aria-invalid": boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** Of the field, as the server names it. */
  readonly place: string;
  readonly faults: readonly FieldFault[];
  /** Beside the label: a count. */
  readonly count?: ComponentChildren;
  readonly renderControl: (wired: Wired) => ComponentChildren;
  readonly children?: ComponentChildren;
}

export function Input({ label, hint, place, faults, count, renderControl, children }: Props) {
  const id = useId();
  const mine = faultsAt(faults, place);
  return (
    <div class="field" data-place={place}>
      <p class="field-head">
        <label for={id}>{label}</label>
        <span class="hint">{count}</span>
      </p>
      {renderControl({ id, "aria-describedby": `${id}-hint ${id}-faults`, "aria-invalid": mine.length > 0 })}
      <Faults id={`${id}-faults`} faults={mine} place={place} />
      <div id={`${id}-hint`}>{hint && <p class="hint">{hint}</p>}</div>
      {children}
    </div>
  );
}

interface FaultsProps {
  readonly id: string;
  readonly faults: readonly FieldFault[];
  readonly place: string;
}

function Faults({ id, faults, place }: FaultsProps) {
  const words = useFaqWords();
  const read = useTold();
  /** A fault of one line of a list says which. */
  const told = (fault: FieldFault): string => {
    const line = Number(fault.place.slice(place.length + 1) || NaN);
    const reason = read(fault.reason);
    return Number.isInteger(line) ? `${words.entry.line(line + 1)}: ${reason}` : reason;
  };
  return (
    <div id={id}>
      {faults.map((fault) => (
        <Fault key={fault.place + fault.reason.en}>{told(fault)}</Fault>
      ))}
    </div>
  );
}
