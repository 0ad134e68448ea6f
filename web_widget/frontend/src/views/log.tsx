/** The conversation, oldest first. */

import { Component } from "preact";
import { openOffer, pressed } from "../view";
import type { EntryView, Greeting } from "../wire.gen";
import type { Item } from "../outbox";
import { Entry } from "./entry";
import { Avatar } from "./message";
import { Rating } from "./rating";
import { Scroller } from "./scroller";
import { Named } from "./text";
import type { Props, Ui } from "./ui";

const BECOMES_LIVE = 300; // milliseconds; until then a screen reader takes what is there as history

const GREETED = 2; // the entry that the greeting becomes, after "opened"

/** The first words, before there is a conversation. */
const first = (greeting: Greeting): EntryView => ({ ...greeting, seq: GREETED, kind: "bot_said", author: "bot", at: "" });

/** A request as the entry that it is going to be. */
const coming = ({ event, payload, at }: Item): EntryView => ({
  seq: Number.POSITIVE_INFINITY,
  kind: event === "send" ? "wrote" : "asked_for_person",
  author: "visitor",
  at: new Date(at).toISOString(),
  ...payload,
});

/** All in one list, in which each keeps its key: what becomes an entry stays where it is, and is read out once. */
const Entries = ({ ui }: Props) => {
  const { greeting, items, view } = ui.session;
  const offer = openOffer(view);
  const marks = new Map(pressed(view));
  for (const { event, payload } of items) if (event === "choose") marks.set(payload.seq, payload.option);
  const told = items.filter(({ event }) => event === "send" || event === "human");
  const greeted = greeting && !view.conversation;
  const entries = [...(greeted ? [first(greeting)] : []), ...view.entries, ...told.map(coming)];
  const days = entries.map(({ at }) => at && ui.speech.day(at));
  return (
    <>
      {entries.map((entry, at) => (
        <div key={entry.client_key ?? entry.seq}>
          {days[at] && days[at] !== days[at - 1] && <div class="day">{days[at]}</div>}
          <Entry
            ui={ui}
            entry={entry}
            item={told[at - entries.length + told.length]}
            open={greeted ? items.length === 0 : entry.seq === offer}
            pressed={marks.get(entry.seq)}
          />
        </div>
      ))}
    </>
  );
};

const Typing = ({ ui, name }: { ui: Ui; name: string }) => (
  <div class="message agent typing" aria-hidden="true">
    <Avatar name={name} />
    <div class="body">
      <div class="meta">
        <Named text={ui.speech.words.typing} name={name} />
      </div>
      <div class="text dots">
        <i />
        <i />
        <i />
      </div>
    </div>
  </div>
);

export class Log extends Component<Props, { live: boolean }> {
  override state = { live: false };
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    this.#settle();
  }

  override componentDidUpdate(): void {
    this.#settle();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  #settle(): void {
    if (this.props.ui.session.link !== "ready") return;
    this.#timer ??= setTimeout(() => this.setState({ live: true }), BECOMES_LIVE);
  }

  override render({ ui }: Props) {
    const { session, speech } = ui;
    const { after } = session.view;
    const live = this.state.live && !session.fetching;
    return (
      <Scroller
        label={speech.words.messages}
        news={speech.words.newest}
        last={session.view.upto}
        own={session.items.length}
        atEnd={() => session.saw()}
      >
        {after > 0 && (
          <button type="button" class="quiet" aria-disabled={session.fetching} onClick={() => session.older()}>
            {speech.words.older}
          </button>
        )}
        <div role="log" class="log" aria-live={live ? "polite" : "off"}>
          <Entries ui={ui} />
        </div>
        {session.typing && <Typing ui={ui} name={session.typing} />}
        <Rating ui={ui} />
      </Scroller>
    );
  }
}
