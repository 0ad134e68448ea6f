/** One message: who says it, when, the words, and the buttons below them. */

import type { ComponentChildren } from "preact";
import { Icon } from "../icons";
import type { EntryView, OptionView } from "../wire.gen";
import { Rich, type RichText } from "./rich";
import { Text } from "./text";
import type { Ui } from "./ui";

export type Progress = "sending" | "sent" | "seen" | "refused";

interface Said {
  readonly ui: Ui;
  readonly author: EntryView["author"];
  readonly name?: string | null | undefined;
  /** Empty for the greeting, which has not been said to anybody yet. */
  readonly at: string;
  readonly text: string;
  /** The same as the text, where it has more than words. */
  readonly rich?: RichText | null | undefined;
  /** Of the visitor's own words. */
  readonly progress: Progress | false;
  readonly children?: ComponentChildren;
}

export const Avatar = ({ name }: { name: string | null | undefined }) => (
  <span class={`avatar ${name ? "" : "bot"}`} aria-hidden="true">
    {name ? Array.from(name)[0]?.toUpperCase() : <Icon name="bot" />}
  </span>
);

const Mark = ({ ui, progress }: { ui: Ui; progress: Progress }) => {
  if (progress === "refused") return <Icon name="alert" />;
  const words = ui.speech.words[progress];
  return (
    <span class={`mark ${progress}`} aria-live="off">
      <Icon name={({ sending: "clock", sent: "check", seen: "checks" } as const)[progress]} />
      {words}
    </span>
  );
};

/** Nobody can send markup: text is text, and what is rich is a tree of it. */
export const Message = ({ ui, author, name, at, text, rich, progress, children }: Said) => {
  const mine = author === "visitor";
  const { words } = ui.speech;
  return (
    <div class={`message ${mine ? "mine" : author}`}>
      {!mine && <Avatar name={name} />}
      <div class="body">
        <div class="meta">
          <b>{mine ? words.you : <bdi>{name ?? words.bot}</bdi>}</b>
          {at && <time dateTime={at}>{ui.speech.time(at)}</time>}
          {progress && <Mark ui={ui} progress={progress} />}
        </div>
        {rich ? <Rich rich={rich} /> : <Text text={text} />}
        {children}
      </div>
    </div>
  );
};

interface Offered {
  readonly options: readonly OptionView[];
  /** The id or the label of the one that was pressed. */
  readonly pressed?: string | undefined;
  readonly press: ((option: OptionView) => void) | undefined;
}

/**
 * Buttons that may be pressed; afterwards only the pressed one stays, and says so.
 *
 * A person is asked for with the button that is always there: a second one of that name would only confuse.
 */
export const Options = ({ options, pressed, press }: Offered) => {
  const shown = options.filter(({ id, label }) => (pressed ? id === pressed || label === pressed : press && id !== "person"));
  if (shown.length === 0) return null;
  return (
    <div class="options">
      {shown.map((option) => (
        <button
          key={option.id}
          type="button"
          class="option"
          aria-pressed={pressed ? true : undefined}
          aria-disabled={Boolean(pressed)}
          onClick={() => !pressed && press?.(option)}
        >
          {pressed && <Icon name="check" />}
          {option.label}
        </button>
      ))}
    </div>
  );
};
