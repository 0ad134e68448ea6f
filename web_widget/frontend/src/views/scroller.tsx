/**
 * A list that stays at its end while the reader is there, and in place while older entries come in above.
 *
 * Both come from the style sheet: the list is laid out from its end (column-reverse), so scrollTop is 0 there.
 */

import { Component, type ComponentChildren, createRef } from "preact";
import { Icon } from "../icons";

const NEAR_END = 48; // pixels

interface ScrollerProps {
  readonly label: string;
  /** What the button says that leads to news below. */
  readonly news: string;
  /** Grows with each entry at the end. */
  readonly last: number;
  /** Grows when the reader says something: then the end is where they want to be. */
  readonly own: number;
  /** The end is on the screen, and the page is visible. */
  readonly atEnd: () => void;
  readonly children: ComponentChildren;
}

export class Scroller extends Component<ScrollerProps> {
  /** The last entry that was there when the end was on the screen. */
  #met = 0;
  readonly #ref = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.#look();
  }

  override componentDidUpdate(before: ScrollerProps): void {
    if (this.props.own > before.own) this.#toEnd();
    this.#look();
  }

  #isAtEnd(): boolean {
    return Math.abs(this.#ref.current?.scrollTop ?? 0) < NEAR_END;
  }

  readonly #toEnd = (): void => this.#ref.current?.scrollTo(0, 0);

  /** The button goes away at the end, and leaves the focus to the list. */
  readonly #pressed = (): void => {
    this.#ref.current?.focus();
    this.#toEnd();
  };

  readonly #look = (): void => {
    if (!this.#isAtEnd()) return;
    if (this.#met < this.props.last) this.forceUpdate();
    this.#met = this.props.last;
    if (!document.hidden) this.props.atEnd();
  };

  override render({ label, news, last, children }: ScrollerProps) {
    return (
      // oxlint-disable-next-line no-noninteractive-tabindex -- without it the keyboard could not scroll here
      <section class="scroller" ref={this.#ref} onScroll={this.#look} aria-label={label} tabIndex={0}>
        <div>{children}</div>
        {last > this.#met && !this.#isAtEnd() && (
          <button type="button" class="newest" onClick={this.#pressed}>
            <Icon name="down" />
            {news}
          </button>
        )}
      </section>
    );
  }
}
