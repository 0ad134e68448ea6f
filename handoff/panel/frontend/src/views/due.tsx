/** The time that is left to answer, second by second, by colour and in words. */

import { lasted, spoken, timeLeft, urgency } from "../countdown";
import { useWords } from "../i18n";
import { Icon } from "../icons";
import { useNow } from "../ticker";
import type { Card } from "../wire.gen";

/** `long`: the words are always there; else only where it presses. */
export function Due({ card, long = false }: { readonly card: Card; readonly long?: boolean }) {
  const words = useWords();
  const now = useNow();
  if (!card.due_at) return card.unanswered_since ? <Waits since={card.unanswered_since} now={now} long={long} /> : null;
  const due = Date.parse(card.due_at);
  const state = urgency(due, now, card.missed);
  const time = timeLeft(due, now);
  return (
    <span class={`due is-${state}`}>
      <Icon name={state === "missed" ? "alert" : "clock"} />
      <span aria-hidden="true">
        {state !== "calm" && `${words.due[state]} `}
        <b>{state === "missed" ? `+${time}` : time}</b>
        {state === "calm" && long && ` ${words.due.calm}`}
      </span>
      <span class="sr">{state === "missed" ? words.due.lateBy(spoken(due - now)) : words.due.leftFor(spoken(due - now))}</span>
    </span>
  );
}

/** Nothing is promised, and yet the visitor's words have no answer. */
function Waits({ since, now, long }: { readonly since: string; readonly now: number; readonly long: boolean }) {
  const words = useWords();
  const time = lasted(Date.parse(since), now);
  return (
    <span class="due is-waiting">
      <Icon name="visitor" />
      <span aria-hidden="true">
        {long && `${words.due.waiting} `}
        <b>{time}</b>
      </span>
      <span class="sr">{words.due.waits(spoken(now - Date.parse(since)))}</span>
    </span>
  );
}
