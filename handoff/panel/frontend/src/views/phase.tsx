/** Who answers now, in a word. */

import { useWords } from "../i18n";
import { useView } from "../store";
import type { Card } from "../wire.gen";

export function Phase({ card }: { readonly card: Card }) {
  const words = useWords();
  const me = useView((state) => state.me?.id);
  const mine = card.phase === "assigned" && card.agent === me;
  return (
    <span class={`phase is-${mine ? "mine" : card.phase}`}>
      {mine && words.phaseMine}
      {!mine && (card.phase === "assigned" && card.agent_name ? words.phaseOf(card.agent_name) : words.phase[card.phase])}
    </span>
  );
}
