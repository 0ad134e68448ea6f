/** Stands where one would write, while the conversation is not this agent's. */

import { useWords } from "../i18n";
import { Icon } from "../icons";
import { useRoom } from "../room";
import type { Card } from "../wire.gen";

export function Claim({ card, disabled }: { readonly card: Card; readonly disabled: boolean }) {
  const words = useWords();
  const { act } = useRoom();
  const closed = card.phase === "closed";
  const held = card.phase === "assigned";
  const why = {
    bot: words.compose.withBot,
    queued: words.compose.free,
    assigned: words.takenBy(card.agent_name ?? words.author.agent),
    closed: words.compose.closed,
  };
  const take = () => void (closed ? act.reopen(card.conversation) : act.claim(card.conversation));
  return (
    <div class="claim">
      <output>{why[card.phase]}</output>
      {!held && (
        <button type="button" class="primary" disabled={disabled} onClick={take}>
          <Icon name={closed ? "reopen" : "hand"} />
          {closed ? words.talk.reopen : words.talk.take}
          {!closed && <kbd aria-hidden="true">T</kbd>}
        </button>
      )}
    </div>
  );
}
