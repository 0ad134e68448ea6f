/** Where the visitor writes. */

import { Component, createRef } from "preact";
import { Icon } from "../icons";
import type { Props } from "./ui";

const MAX_TEXT = 4_000; // code points, as the server counts
const TELL_FROM = 3_600;

/** The text as it will be sent: without what no server could store. */
const clean = (text: string): string =>
  text.replaceAll("\r\n", "\n").replaceAll("\0", "").replaceAll(/\p{Surrogate}/gu, "\uFFFD").trim();

export class Composer extends Component<Props> {
  readonly #field = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    this.#fit();
  }

  readonly #typed = (): void => {
    const { session } = this.props.ui;
    session.draft = this.#field.current?.value ?? "";
    if (session.draft) session.typed();
    this.#fit();
    this.forceUpdate();
  };

  /** The field grows with its text, as far as the style sheet lets it. */
  #fit(): void {
    const field = this.#field.current;
    if (!field) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  readonly #send = (event?: Event): void => {
    event?.preventDefault();
    const { session } = this.props.ui;
    const text = clean(session.draft);
    this.#field.current?.focus();
    if (!text || Array.from(text).length > MAX_TEXT) return;
    session.draft = "";
    session.request({ event: "send", payload: { text } });
    this.forceUpdate(() => this.#fit());
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#send(event);
  };

  override render({ ui }: Props) {
    const { session, speech } = ui;
    const { words } = speech;
    const length = Array.from(clean(session.draft)).length;
    const left = MAX_TEXT - length;
    return (
      <form class="composer" onSubmit={this.#send}>
        <textarea
          ref={this.#field}
          rows={1}
          value={session.draft}
          placeholder={session.state.phase === "closed" ? words.again : words.placeholder}
          aria-label={words.message}
          aria-invalid={left < 0}
          aria-describedby="count"
          enterkeyhint="send"
          onInput={this.#typed}
          onKeyDown={this.#key}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={length === 0 || left < 0}>
          <Icon name="send" />
        </button>
        <span id="count" class={left < 0 ? "count over" : "count"}>
          {length > TELL_FROM && speech.count(left < 0 ? "tooLong" : "left", Math.abs(left))}
        </span>
      </form>
    );
  }
}
