/** A labelled field of a form; a password can be shown. */

import { useId, useState } from "preact/hooks";
import { useWords } from "../i18n";
import { Icon } from "../icons";

interface Props {
  readonly label: string;
  readonly name: string;
  readonly type?: "text" | "email" | "password";
  readonly autocomplete: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly minLength?: number;
  readonly maxLength: number;
  readonly focused?: boolean;
}

export function Field({ label, hint, type = "text", value, onValue, focused = false, ...rest }: Props) {
  const words = useWords();
  const id = useId();
  const [shown, show] = useState(false);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-box">
        <input
          {...rest}
          id={id}
          type={shown ? "text" : type}
          value={value}
          required
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={hint ? `${id}-hint` : undefined}
          ref={(input) => {
            if (focused && input && !input.dataset["met"]) {
              input.dataset["met"] = "yes";
              input.focus();
            }
          }}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        {type === "password" && (
          <button
            type="button"
            class="quiet icon-only"
            aria-pressed={shown}
            aria-label={shown ? words.signIn.hide : words.signIn.show}
            onClick={() => show(!shown)}
          >
            <Icon name={shown ? "eyeOff" : "eye"} />
          </button>
        )}
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
