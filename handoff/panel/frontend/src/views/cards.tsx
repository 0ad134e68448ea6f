/** Conversations as lines in the lists. */

import { useFormat, useWords } from "../i18n";
import { Icon } from "../icons";
import type { Unsent } from "../outbox";
import type { LinkState } from "../reduce";
import { useRoom } from "../room";
import { useView } from "../store";
import type { Card } from "../wire.gen";
import { Due } from "./due";
import { VisitorName } from "./visitor";

/** Puts the focus on the next (1) or previous (-1) line; from elsewhere it starts at the open conversation. */
export function moveInLists(step: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>("[data-lists] .card")];
  const focused = lines.indexOf(document.activeElement as HTMLElement);
  const from = focused >= 0 ? focused : lines.findIndex((line) => line.getAttribute("aria-current") === "true");
  const wanted = from < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, from + step));
  lines[wanted]?.focus();
}

/** Gives the focus back to the line that led to a conversation. */
export function returnToLists(conversation: string): void {
  document.querySelector<HTMLElement>(`[data-lists] [data-conversation="${CSS.escape(conversation)}"]`)?.focus();
}

export function openInLists(): void {
  const line = document.activeElement;
  if (line instanceof HTMLElement && line.matches("[data-lists] .card")) line.click();
}

interface Props {
  readonly card: Card;
  readonly current: boolean;
  /** Whether to say who has it. */
  readonly withAgent: boolean;
  readonly draft: boolean;
}

export function CardLine({ card, current, withAgent, draft }: Props) {
  const words = useWords();
  const { go } = useRoom();
  const unsent = useView((state) => state.unsent.some((item) => isStuck(item, card.conversation, state.link)));
  return (
    <li>
      <button
        type="button"
        class={`card is-${card.phase} ${card.unanswered_since ? "waits" : ""}`}
        aria-current={current}
        data-conversation={card.conversation}
        onClick={() => go(card.conversation)}
      >
        <span class="card-top">
          <b class="card-name">
            <VisitorName card={card} />
          </b>
          <span class="tag" title={words.language[card.locale]}>
            {card.locale.toUpperCase()}
          </span>
          <span class="spacer" />
          <When card={card} />
        </span>
        <span class="card-text" dir="auto">
          {card.preview || words.entry.opened}
        </span>
        <CardFoot card={card} withAgent={withAgent} draft={draft && !current} unsent={unsent} />
      </button>
    </li>
  );
}

/** Words that wait for more than an answer that is on its way. */
function isStuck(item: Unsent, conversation: string, link: LinkState): boolean {
  return item.conversation === conversation && !item.seq && (item.refused !== undefined || link !== "live");
}

interface FootProps extends Omit<Props, "current"> {
  readonly unsent: boolean;
}

/** What else there is to tell; often nothing. */
function CardFoot({ card, withAgent, draft, unsent }: FootProps) {
  const words = useWords();
  const agent = withAgent ? card.agent_name : null;
  if (card.number < 2 && !agent && !card.proposed && !draft && !unsent) return null;
  return (
    <span class="card-foot">
      {card.number > 1 && <span>{words.nth(card.number)}</span>}
      {agent && (
        <span class="with-icon">
          <Icon name="person" />
          <bdi>{agent}</bdi>
        </span>
      )}
      {card.proposed && (
        <span class="with-icon">
          <Icon name="flag" />
          {words.askedSolved}
        </span>
      )}
      {(draft || unsent) && <span class="draft">{unsent ? words.unsent : words.lists.draft}</span>}
    </span>
  );
}

/** What is due, or who waits, or when something last happened. */
function When({ card }: { readonly card: Card }) {
  const format = useFormat();
  if (card.due_at || card.unanswered_since) return <Due card={card} />;
  return <time dateTime={card.updated_at}>{format.when(card.updated_at)}</time>;
}
