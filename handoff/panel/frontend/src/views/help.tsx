/** The keyboard, and the switch that turns single keys off. */

import { useWords } from "../i18n";
import { KEYS } from "../keyboard";
import { useRoom } from "../room";
import { Dialog } from "./dialog";

const IN_FIELD = [
  ["send", "Enter"],
  ["line", "Shift Enter"],
  ["leave", "Esc"],
  ["suggest", "Alt 1…3"],
] as const;

export function Help({ close }: { readonly close: () => void }) {
  const words = useWords();
  const { prefs, setPrefs } = useRoom();
  return (
    <Dialog title={words.help.title} close={close}>
      <p class="dim">{words.help.lead}</p>
      <label class="switch">
        <input
          type="checkbox"
          checked={prefs.shortcuts}
          onChange={(event) => setPrefs({ shortcuts: event.currentTarget.checked })}
        />
        {words.help.on}
      </label>
      <dl class={`keys ${prefs.shortcuts ? "" : "is-off"}`}>
        {KEYS.map(([command, key]) => (
          <Key key={command} names={key} does={words.help.keys[command]} />
        ))}
      </dl>
      <h3>{words.help.inField}</h3>
      <dl class="keys">
        {IN_FIELD.map(([command, key]) => (
          <Key key={command} names={key} does={words.help.keys[command]} />
        ))}
      </dl>
    </Dialog>
  );
}

function Key({ names, does }: { readonly names: string; readonly does: string }) {
  return (
    <div class="key">
      <dt>
        {names.split(" ").map((name) => (
          <kbd key={name}>{name}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
