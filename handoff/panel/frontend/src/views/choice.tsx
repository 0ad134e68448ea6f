/** One of a few: radios that look like a switch. */

import { useId } from "preact/hooks";

interface Props<Value extends string> {
  readonly label: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly chosen: Value;
  readonly disabled?: boolean;
  readonly choose: (value: Value) => void;
}

export function Choice<Value extends string>({ label, options, chosen, disabled = false, choose }: Props<Value>) {
  const id = useId();
  return (
    <fieldset class="menu-part choice" disabled={disabled}>
      <legend>{label}</legend>
      <div class="choice-options">
        {options.map(([value, text]) => (
          <label key={value}>
            <input type="radio" name={id} value={value} checked={value === chosen} onChange={() => choose(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
