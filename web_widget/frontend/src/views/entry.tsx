/** One entry of the conversation, as the visitor reads it. */

import { Icon } from "../icons";
import type { Item } from "../outbox";
import type { EntryView, OptionView } from "../wire.gen";
import { Message, Options } from "./message";
import { Named } from "./text";
import type { Ui } from "./ui";

type Kind = EntryView["kind"];

/** Entries that are somebody's words. */
const SPOKEN = ["wrote", "said", "bot_said", "resolution_proposed"] as const;
/** Entries that a visitor does not see, or sees elsewhere: the pressed button says that it was chosen. */
type Silent = "opened" | "chose" | "noted" | "missed" | "rated";
/** All others are a line of ours, which has their name. */
type Line = Exclude<Kind, (typeof SPOKEN)[number] | Silent | "acknowledged">;

interface Shown {
  readonly ui: Ui;
  readonly entry: EntryView;
  /** Its buttons may be pressed now. */
  readonly open: boolean;
  readonly pressed?: string | undefined;
  /** The request that becomes this entry, where it has not yet. */
  readonly item?: Item | undefined;
}

/** Why words were refused, and what can be done about it. */
const Refused = ({ ui: { session, speech }, item }: { ui: Ui; item: Item }) =>
  item.refused && (
    <div class="refused" role="alert">
      {speech.refusal(item.refused)}{" "}
      <button type="button" onClick={() => session.retry(item)}>
        {speech.words.retry}
      </button>{" "}
      <button type="button" onClick={() => session.discard(item)}>
        {speech.words.discard}
      </button>
    </div>
  );

export const Entry = ({ ui, entry, open, pressed, item }: Shown) => {
  const { session, speech } = ui;
  const { kind } = entry;
  if (!(SPOKEN as readonly Kind[]).includes(kind)) {
    const receipt = kind === "acknowledged";
    const line = entry.reason === "silence" ? "closedSilence" : (kind as Line);
    const text = receipt ? entry.text : item ? speech.words.asking : Object.hasOwn(speech.words, line) && speech.words[line];
    if (!text) return null;
    return (
      <div class={receipt ? "line receipt" : "line"}>
        {receipt && <Icon name="check" />}
        <span>
          <Named text={text} name={entry.name} /> <time dateTime={entry.at}>{speech.time(entry.at)}</time>
        </span>
      </div>
    );
  }
  const mine = entry.author === "visitor";
  const press = ({ id, label }: OptionView): void =>
    session.request(
      entry.at
        ? { event: "choose", payload: { seq: entry.seq, option: id } }
        : { event: "send", payload: { text: label } }, // to the greeting, before there is a conversation
    );
  const arrived = entry.seq <= session.agentSeen ? "seen" : "sent";
  const progress = item?.refused ? "refused" : item && !item.seq ? "sending" : arrived;
  return (
    <Message
      ui={ui}
      author={entry.author}
      name={entry.name}
      at={entry.at}
      text={entry.text ?? ""}
      rich={entry.rich}
      progress={mine && progress}
    >
      {entry.kind === "resolution_proposed" && <p class="ask">{speech.words.solved}</p>}
      {entry.options && <Options options={entry.options} pressed={pressed} press={open ? press : undefined} />}
      {item && <Refused ui={ui} item={item} />}
    </Message>
  );
};
