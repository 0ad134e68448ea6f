/** What stands in the middle while no conversation is open. */

import { useWords } from "../i18n";
import { Icon } from "../icons";

interface Props {
  readonly waiting: number;
  readonly takeNext: () => void;
  readonly canTake: boolean;
  /** One is being taken. */
  readonly taking: boolean;
}

export function Home({ waiting, takeNext, canTake, taking }: Props) {
  const words = useWords();
  return (
    <section class="home">
      <span class={`home-sign ${waiting > 0 ? "is-busy" : ""}`}>
        <Icon name={waiting > 0 ? "inbox" : "check"} />
      </span>
      <h2>{words.home.title(waiting)}</h2>
      <p>{waiting > 0 ? words.home.lead : words.home.quiet}</p>
      {waiting > 0 && (
        <button type="button" class="primary" disabled={!canTake} aria-disabled={taking} onClick={takeNext}>
          <Icon name="hand" />
          {words.lists.takeNext}
        </button>
      )}
      <p class="dim">{words.home.keys}</p>
    </section>
  );
}
