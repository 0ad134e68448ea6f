/** Five stars and a comment, once the conversation is closed. */

import { Component } from "preact";
import { Icon } from "../icons";
import type { Props } from "./ui";

const SCORES = [1, 2, 3, 4, 5];
const MAX_COMMENT = 1_000; // characters, as the server counts

export class Rating extends Component<Props, { score: number; comment: string }> {
  override state = { score: 0, comment: "" };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const { score, comment } = this.state;
    this.props.ui.session.request({ event: "rate", payload: { score, comment: comment.trim() } });
  };

  override render({ ui }: Props) {
    const { session, speech } = ui;
    const { words } = speech;
    const { score } = this.state;
    if (session.state.phase !== "closed" || !session.view.conversation) return null;
    const rated = session.state.rated || session.items.some(({ event }) => event === "rate");
    if (rated) return <p class="rating">{words.thanks}</p>;
    return (
      <form class="rating" onSubmit={this.#send}>
        <fieldset>
          <legend>{words.rate}</legend>
          {SCORES.map((value) => (
            <label key={value} class={value <= score ? "lit" : ""}>
              <input type="radio" name="score" checked={value === score} onChange={() => this.setState({ score: value })} />
              <Icon name="star" />
              <span class="hidden">{speech.count("stars", value)}</span>
            </label>
          ))}
        </fieldset>
        {score > 0 && (
          <>
            <textarea
              rows={2}
              maxLength={MAX_COMMENT}
              placeholder={words.comment}
              aria-label={words.comment}
              onInput={({ currentTarget }) => this.setState({ comment: currentTarget.value })}
            />
            <button type="submit" class="strong">
              {words.sendRating}
            </button>
          </>
        )}
      </form>
    );
  }
}
