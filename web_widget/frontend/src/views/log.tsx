/** The conversation, oldest first. */

import { Component } from "preact";
import { openOffer, pressed } from "../view";
import type { OptionView } from "../wire.gen";
import type { Item } from "../outbox";
import { Entry } from "./entry";
import { Avatar, Message, Options } from "./message";
import { Rating } from "./rating";
import { Scroller } from "./scroller";
import { Named } from "./text";
import type { Props, Ui } from "./ui";

const BECOMES_LIVE = 300; // milliseconds; until then a screen reader takes what is there as history

/** The first words, before there is a conversation. */
const Greeting = ({ ui }: Props) => {
  const { greeting, items, view } = ui.session;
  if (!greeting || view.conversation) return null;
  const press = ({ id, label }: OptionView): void =>
    ui.session.request(id === "person" ? { event: "human", payload: {} } : { event: "send", payload: { text: label } });
  return (
    <Message ui={ui} author="bot" text={greeting.text}>
      <Options options={greeting.options} press={items.length ? undefined : press} />
    </Message>
  );
};

const Entries = ({ ui }: Props) => {
  const { items, view } = ui.session;
  const offer = openOffer(view);
  const marks = new Map(pressed(view));
  for (const { event, payload } of items) if (event === "choose") marks.set(payload.seq, payload.option);
  const days = view.entries.map(({ at }) => ui.speech.day(at));
  return (
    <>
      {view.entries.map((entry, at) => (
        <div key={entry.seq}>
          {days[at] !== days[at - 1] && <div class="day">{days[at]}</div>}
          <Entry ui={ui} entry={entry} open={entry.seq === offer} pressed={marks.get(entry.seq)} />
        </div>
      ))}
    </>
  );
};

/** Words that are on their way, or that were refused and may be sent again. */
const Unsent = ({ ui, item }: { ui: Ui; item: Item }) => {
  const { session, speech } = ui;
  if (item.event === "human") return <div class="line">{speech.words.asking}</div>;
  if (item.event !== "send") return null;
  const progress = item.refused ? "refused" : item.seq ? "sent" : "sending";
  return (
    <Message ui={ui} author="visitor" at={new Date(item.at).toISOString()} text={item.payload.text} progress={progress}>
      {item.refused && (
        <div class="refused" role="alert">
          {speech.refusal(item.refused)}{" "}
          <button type="button" onClick={() => session.retry(item)}>
            {speech.words.retry}
          </button>{" "}
          <button type="button" onClick={() => session.discard(item)}>
            {speech.words.discard}
          </button>
        </div>
      )}
    </Message>
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
          <Greeting ui={ui} />
          <Entries ui={ui} />
          {session.items.map((item) => (
            <Unsent key={item.payload.client_key} ui={ui} item={item} />
          ))}
        </div>
        {session.typing && <Typing ui={ui} name={session.typing} />}
        <Rating ui={ui} />
      </Scroller>
    );
  }
}
