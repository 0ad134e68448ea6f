/** The right column: what is known of the conversation on screen. */

import type { ComponentChildren } from "preact";
import { useFormat, useWords } from "../i18n";
import { Icon } from "../icons";
import { useView } from "../store";
import { Due } from "./due";
import { Phase } from "./phase";
import { VisitorName } from "./visitor";

export function Details({ conversation }: { readonly conversation: string }) {
  const words = useWords();
  const format = useFormat();
  const card = useView((state) => state.cards.get(conversation));
  const viewers = useView((state) => state.threads.get(conversation)?.viewers);
  if (!card) return <aside class="details" aria-label={words.talk.details} />;
  const waits = card.unanswered_since;
  return (
    <aside class="details" aria-label={words.talk.details}>
      <h2>{words.talk.details}</h2>
      <dl>
        <Fact name={words.facts.visitor}>
          <VisitorName card={card} />
        </Fact>
        {card.email && (
          <Fact name={words.signIn.email}>
            <bdi>{card.email}</bdi>
          </Fact>
        )}
        {card.contact_id && (
          <Fact name={words.facts.contact}>
            <bdi>{card.contact_id}</bdi>
          </Fact>
        )}
        <Fact name={words.facts.conversation}>{words.nth(card.number)}</Fact>
        <Fact name={words.facts.language}>{words.language[card.locale]}</Fact>
        <Fact name={words.facts.channel}>{words.channel[card.channel] ?? card.channel}</Fact>
        <Fact name={words.facts.opened}>{format.moment(card.opened_at)}</Fact>
        <Fact name={words.facts.phase}>
          <Phase card={card} />
        </Fact>
        {card.agent_name && (
          <Fact name={words.facts.agent}>
            <bdi>{card.agent_name}</bdi>
          </Fact>
        )}
        <Fact name={words.facts.waiting}>{waits ? format.time(waits) : words.facts.notWaiting}</Fact>
        <Fact name={words.facts.due}>
          {card.due_at ? (
            <span class="due-fact">
              {format.time(card.due_at)}
              <Due card={card} long />
            </span>
          ) : (
            words.facts.nothingDue
          )}
        </Fact>
        {card.proposed && <Fact name={words.facts.solved}>{words.facts.solvedAsked}</Fact>}
      </dl>
      {viewers && viewers.length > 0 && (
        <p class="viewers">
          <Icon name="eye" />
          {words.talk.looking(format.list(viewers.map((viewer) => viewer.name)), viewers.length)}
        </p>
      )}
    </aside>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
