/** The panel: a dialog beside the page, or all of a small screen. */

import { Component, createRef } from "preact";
import { Composer } from "./composer";
import { Header } from "./header";
import { Log } from "./log";
import { Person, Status } from "./status";
import type { Props } from "./ui";

export class Panel extends Component<Props> {
  readonly #ref = createRef<HTMLDialogElement>();

  override componentDidMount(): void {
    window.visualViewport?.addEventListener("resize", this.#fit);
    window.visualViewport?.addEventListener("scroll", this.#fit);
    this.#show();
  }

  override getSnapshotBeforeUpdate(): Element | null | undefined {
    const root = this.#ref.current?.getRootNode() as ShadowRoot | undefined;
    return root?.activeElement;
  }

  override componentDidUpdate({ ui }: Props, _: object, focused?: Element | null): void {
    if (ui.full !== this.props.ui.full) this.#show();
    // A button that has gone leaves the focus to the panel.
    if (focused?.isConnected === false) this.#ref.current?.focus();
  }

  override componentWillUnmount(): void {
    window.visualViewport?.removeEventListener("resize", this.#fit);
    window.visualViewport?.removeEventListener("scroll", this.#fit);
  }

  /** Only what fills the screen keeps the focus to itself. */
  #show(): void {
    const dialog = this.#ref.current;
    dialog?.close();
    if (this.props.ui.full) dialog?.showModal();
    else dialog?.show();
    // On a phone the field would bring up the keyboard, which hides what there is to read.
    const first = this.props.ui.full ? dialog : dialog?.querySelector<HTMLElement>(".composer textarea");
    first?.focus({ preventScroll: true });
    this.#fit();
  }

  /** On a small screen the panel fills what the keyboard leaves of it. */
  readonly #fit = (): void => {
    const style = this.#ref.current?.style;
    const shown = this.props.ui.full ? window.visualViewport : null;
    style?.setProperty("height", shown && `${shown.height}px`);
    style?.setProperty("top", shown && `${shown.offsetTop}px`);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation(); // the page may have a dialog of its own
    this.props.ui.close();
  };

  override render({ ui }: Props) {
    return (
      // oxlint-disable-next-line no-noninteractive-element-interactions -- keys of what is inside it
      <dialog
        class="panel"
        aria-labelledby="title"
        tabIndex={-1}
        ref={this.#ref}
        onKeyDown={this.#key}
        onCancel={ui.close}
      >
        <Header ui={ui} />
        <Log ui={ui} />
        <div class="foot">
          <Status ui={ui} />
          <Person ui={ui} />
          <Composer ui={ui} />
        </div>
      </dialog>
    );
  }
}
