/** One row of a transcript: a day, something that happened, or somebody's words. */

import { told, type Row, type Voice } from "../entries";
import { useFormat, useWords } from "../i18n";
import { Icon, type IconName } from "../icons";
import { useNow } from "../ticker";
import type { EntryView } from "../wire.gen";
import { Linked } from "./linked";
import { Rich } from "./rich";
import { RouteCard } from "./routecard";

interface Props {
  readonly row: Row;
  /** The reader's id. */
  readonly me: string | undefined;
  /** Whether the visitor has seen it; null where that is not told. */
  readonly seen: boolean | null;
}

export function RowView({ row, me, seen }: Props) {
  if (row.type === "day") return <Day at={row.at} />;
  if (row.type === "line") return <Line entry={row.entry} me={me} />;
  return <Bubble entry={row.entry} voice={row.voice} first={row.first} me={me} seen={seen} />;
}

function Day({ at }: { readonly at: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <li class="day">
      <span>{format.day(at, now)}</span>
    </li>
  );
}

const LINE_ICONS: Partial<Record<EntryView["kind"], IconName>> = {
  asked_for_person: "hand",
  claimed: "person",
  closed: "check",
  handed_off: "people",
  missed: "alert",
  opened: "visitor",
  rated: "star",
  released: "release",
  reopened: "reopen",
  resolution_confirmed: "check",
  resolution_declined: "close",
};

function Line({ entry, me }: { readonly entry: EntryView; readonly me: string | undefined }) {
  const words = useWords();
  const format = useFormat();
  return (
    <>
      <li class={`line of-${entry.kind}`}>
        <Icon name={LINE_ICONS[entry.kind] ?? "alert"} />
        <span>
          <bdi>{told(entry, words, format, me)}</bdi>
          {entry.kind === "rated" && entry.text && (
            <q class="comment" dir="auto">
              {entry.text}
            </q>
          )}
        </span>
        <time dateTime={entry.at}>{format.time(entry.at)}</time>
      </li>
      {entry.route && <RouteCard route={entry.route} />}
    </>
  );
}

const VOICE_ICONS: Readonly<Record<Voice, IconName>> = {
  visitor: "visitor",
  bot: "bot",
  person: "person",
  note: "note",
};

interface BubbleProps {
  readonly entry: EntryView;
  readonly voice: Voice;
  readonly first: boolean;
  readonly me: string | undefined;
  readonly seen: boolean | null;
}

function Bubble({ entry, voice, first, me, seen }: BubbleProps) {
  const words = useWords();
  const format = useFormat();
  return (
    <li class={`row from-${voice} ${first ? "is-first" : ""}`}>
      <p class={first ? "who" : "sr"}>
        <Icon name={VOICE_ICONS[voice]} />
        <Who entry={entry} voice={voice} me={me} />
      </p>
      <div class={`bubble of-${entry.kind}`}>
        <Kind entry={entry} />
        <Text entry={entry} />
        <Options entry={entry} />
        <Source entry={entry} />
      </div>
      <p class="mark">
        <time dateTime={entry.at}>{format.time(entry.at)}</time>
        {seen !== null && (
          <span class={`with-icon ${seen ? "is-seen" : ""}`}>
            <Icon name={seen ? "checks" : "check"} />
            {seen ? words.seen : words.sent}
          </span>
        )}
      </p>
    </li>
  );
}

/** What was said: as the tree that it was written as, or plain where there is none. */
function Text({ entry }: { readonly entry: EntryView }) {
  if (entry.rich?.length) return <Rich blocks={entry.rich} />;
  return (
    <p class="text" dir="auto">
      <Linked text={entry.text ?? ""} />
    </p>
  );
}

function Who({ entry, voice, me }: { readonly entry: EntryView; readonly voice: Voice; readonly me: string | undefined }) {
  const words = useWords();
  if (voice === "visitor") return <b>{words.author.visitor}</b>;
  if (voice === "bot") return <b>{words.author.bot}</b>;
  const mine = entry.agent !== undefined && entry.agent === me;
  return (
    <>
      {voice === "note" && <b class="badge">{`${words.note}, ${words.agentsOnly}`}</b>}
      <b>
        <bdi>{mine ? words.author.you : entry.name}</bdi>
      </b>
      {voice === "person" && !mine && <span class="dim">{words.author.agent}</span>}
    </>
  );
}

/** What sort of words they are, where that is not plain. */
function Kind({ entry }: { readonly entry: EntryView }) {
  const words = useWords();
  const kind =
    (entry.kind === "acknowledged" && words.acknowledgement) ||
    (entry.kind === "resolution_proposed" && words.summary) ||
    (entry.kind === "chose" && words.pressed) ||
    (entry.speech && words.speech[entry.speech]);
  return kind ? <p class="kind">{kind}</p> : null;
}

/** The buttons that the visitor was offered. */
function Options({ entry }: { readonly entry: EntryView }) {
  const words = useWords();
  if (!entry.options?.length) return null;
  return (
    <ul class="options" aria-label={words.offered}>
      {entry.options.map((option) => (
        <li key={option.id}>{option.label}</li>
      ))}
    </ul>
  );
}

/** Where the bot has it from, and how sure it is. */
function Source({ entry }: { readonly entry: EntryView }) {
  const words = useWords();
  const format = useFormat();
  if (!entry.faq_entry) return null;
  return (
    <p class="source">
      <span>{words.faq(entry.faq_entry)}</span>
      {typeof entry.confidence === "number" && <span>{words.confidence(format.percent(entry.confidence))}</span>}
    </p>
  );
}
