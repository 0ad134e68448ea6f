/** All entries by topic, found as one types; beside them a question can be tried. */

import { useContext, useId, useState } from "preact/hooks";
import { LOCALES, LocaleContext, useFormat } from "../i18n";
import { Icon } from "../icons";
import { entryAt } from "../route";
import { PlaceLink } from "../views/placelink";
import type { EntrySummary, FaqList } from "../wire.gen";
import { Fault, Heading, KindBadge } from "./bits";
import { useKnown } from "./known";
import { found, named } from "./search";
import { TryBox } from "./trybox";
import { useFaqWords, useTold } from "./words";

export function ListPage() {
  const words = useFaqWords();
  const { list } = useKnown();
  return (
    <>
      <header class="faq-head">
        <Heading>{words.list.title}</Heading>
        {list.may_edit && (
          <p class="faq-buttons">
            <PlaceLink class="button" to={{ room: "faq", page: { name: "new-route" } }}>
              <Icon name="plus" />
              {words.list.newRoute}
            </PlaceLink>
            <PlaceLink class="button primary" to={{ room: "faq", page: { name: "new-answer" } }}>
              <Icon name="plus" />
              {words.list.newAnswer}
            </PlaceLink>
          </p>
        )}
      </header>
      {!list.may_edit && <p class="faq-lead">{words.list.readOnly}</p>}
      <Unusable faults={list.faults} />
      <div class="faq-columns">
        <Entries entries={list.entries} />
        <aside class="faq-aside">
          <TryBox />
        </aside>
      </div>
    </>
  );
}

/** What is stored and not in force: the bot does not know it. */
function Unusable({ faults }: { readonly faults: FaqList["faults"] }) {
  const { list } = useFaqWords();
  const told = useTold();
  if (faults.length === 0) return null;
  return (
    <section class="unusable" aria-label={list.unusable}>
      <p>{list.unusable}</p>
      {faults.map(({ entry, reason }) => (
        <Fault key={entry}>
          <code>{entry}</code> {told(reason)}
        </Fault>
      ))}
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly EntrySummary[] }) {
  const words = useFaqWords();
  const id = useId();
  const [wanted, want] = useState("");
  const topics = found(entries, wanted);
  const shown = topics.reduce((sum, topic) => sum + topic.entries.length, 0);
  return (
    <section class="faq-entries" aria-label={words.pages.list}>
      <div class="faq-search">
        <label class="sr" for={id}>
          {words.list.search}
        </label>
        <div class="field-box">
          <Icon name="search" />
          <input
            id={id}
            type="search"
            value={wanted}
            placeholder={words.list.searchHint}
            onInput={(event) => want(event.currentTarget.value)}
          />
        </div>
        <output class="hint">{words.list.shown(shown, entries.length)}</output>
      </div>
      {shown === 0 && <p class="faq-empty">{entries.length > 0 ? words.list.none : words.list.empty}</p>}
      {topics.map((topic) => (
        <section key={topic.topic} class="topic">
          <h2>{named(topic.topic)}</h2>
          <ul>
            {topic.entries.map((entry) => (
              <li key={entry.id}>
                <Line entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** One entry: the reader's language first. */
function Line({ entry }: { readonly entry: EntrySummary }) {
  const words = useFaqWords();
  const format = useFormat();
  const locale = useContext(LocaleContext);
  const other = LOCALES.find((one) => one !== locale) ?? locale;
  const who = entry.changed_by ?? words.list.imported;
  return (
    <PlaceLink class="entry-line" to={entryAt(entry.id)}>
      <span class="entry-words">
        <b lang={locale}>{entry.questions[locale]}</b>
        <span class="dim" lang={other}>
          {entry.questions[other]}
        </span>
      </span>
      <span class="entry-facts">
        <KindBadge route={entry.route} />
        {!!entry.failing && (
          <span class="with-icon failing">
            <Icon name="alert" />
            {words.list.failing(entry.failing)}
          </span>
        )}
        <span>{words.list.phrasings(entry.phrasings)}</span>
        <span>{words.list.tests(entry.tests)}</span>
        <span>{entry.changed_at ? words.list.changed(who, format.when(entry.changed_at)) : who}</span>
      </span>
    </PlaceLink>
  );
}
