/** Whose chat it is, who answers now, and what can be done with the whole of it. */

import { Component, createRef } from "preact";
import { Icon } from "../icons";
import { save } from "../save";
import { Avatar } from "./message";
import { Named } from "./text";
import type { Props } from "./ui";

/** The menu with the transcript; it closes when the focus leaves it. */
class Menu extends Component<Props> {
  readonly #ref = createRef<HTMLDetailsElement>();

  readonly #left = (event: FocusEvent): void => {
    const menu = this.#ref.current;
    if (menu && !menu.contains(event.relatedTarget as Node | null)) menu.open = false;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const menu = this.#ref.current;
    if (event.key !== "Escape" || !menu?.open) return;
    event.stopPropagation(); // Escape closes what was opened last
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };

  async #download(format: "text" | "html"): Promise<void> {
    if (this.#ref.current) this.#ref.current.open = false;
    const file = await this.props.ui.session.transcript(format);
    if (file) save(file);
  }

  override render({ ui }: Props) {
    const { words } = ui.speech;
    return (
      // oxlint-disable-next-line no-noninteractive-element-interactions -- keys of the buttons inside it
      <details class="menu" ref={this.#ref} onFocusOut={this.#left} onKeyDown={this.#key}>
        <summary aria-label={words.menu}>
          <Icon name="more" />
        </summary>
        <div class="items">
          <button type="button" onClick={() => this.#download("text")}>
            <Icon name="down" />
            {words.asText}
          </button>
          <button type="button" onClick={() => this.#download("html")}>
            <Icon name="down" />
            {words.asPage}
          </button>
        </div>
      </details>
    );
  }
}

export const Header = ({ ui }: Props) => {
  const { company, state, view } = ui.session;
  const { words } = ui.speech;
  return (
    <div class="head">
      <Avatar name={state.phase === "assigned" ? state.agent : null} />
      <div class="who">
        <h2 id="title">{company || words.chat}</h2>
        <p>
          <Named text={words[state.phase]} name={state.agent} />
        </p>
      </div>
      {view.conversation && <Menu ui={ui} />}
      <button type="button" class="bare" aria-label={words.close} onClick={ui.close}>
        <Icon name="close" />
      </button>
    </div>
  );
};
