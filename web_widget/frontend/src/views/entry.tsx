/** One entry of the conversation, as the visitor reads it. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../icons";
import type { EntryView } from "../wire.gen";
import type { Words } from "../words";
import { Message, Options } from "./message";
import { Named } from "./text";
import type { Ui } from "./ui";

type Line = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];
type Kind = EntryView["kind"];

/** What the entry of one kind is: words of somebody, a line of ours, or nothing to see. */
const SHOWN: Record<Kind, "words" | "receipt" | Line | null> = {
  wrote: "words",
  said: "words",
  bot_said: "words",
  resolution_proposed: "words",
  acknowledged: "receipt",
  asked_for_person: "askedForPerson",
  handed_off: "handedOff",
  claimed: "claimed",
  released: "released",
  resolution_confirmed: "confirmed",
  resolution_declined: "declined",
  closed: "closed",
  reopened: "reopened",
  opened: null,
  chose: null, // the pressed button says it
  noted: null,
  missed: null,
  rated: null,
};

export const SystemLine = ({ icon, children }: { icon?: IconName; children: ComponentChildren }) => (
  <div class={icon ? "line receipt" : "line"}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </div>
);

interface Shown {
  readonly ui: Ui;
  readonly entry: EntryView;
  /** Its buttons may be pressed now. */
  readonly open: boolean;
  readonly pressed?: string | undefined;
}

export const Entry = ({ ui, entry, open, pressed }: Shown) => {
  const { session, speech } = ui;
  const shown = Object.hasOwn(SHOWN, entry.kind) ? SHOWN[entry.kind] : null;
  if (shown === null) return null;
  if (shown === "receipt") {
    return (
      <SystemLine icon="check">
        {entry.text} <time dateTime={entry.at}>{speech.time(entry.at)}</time>
      </SystemLine>
    );
  }
  if (shown !== "words") {
    const key = entry.reason === "silence" ? "closedSilence" : shown;
    return (
      <SystemLine>
        <Named text={speech.words[key]} name={entry.name} /> <time dateTime={entry.at}>{speech.time(entry.at)}</time>
      </SystemLine>
    );
  }
  const mine = entry.author === "visitor";
  const press = open
    ? ({ id }: { id: string }) => session.request({ event: "choose", payload: { seq: entry.seq, option: id } })
    : undefined;
  return (
    <Message
      ui={ui}
      author={entry.author}
      name={entry.name}
      at={entry.at}
      text={entry.text ?? ""}
      {...(mine && { progress: entry.seq <= session.agentSeen ? "seen" : "sent" })}
    >
      {entry.kind === "resolution_proposed" && <p class="ask">{speech.words.solved}</p>}
      {entry.options && <Options options={entry.options} pressed={pressed} press={press} />}
    </Message>
  );
};
