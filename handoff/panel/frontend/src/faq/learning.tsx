/** What may be learned: questions that found no answer, put together, for a person to decide about. */

import { useId, useState } from "preact/hooks";
import { useFormat } from "../i18n";
import { Icon } from "../icons";
import { useOneAtATime } from "../views/once";
import type { Proposal } from "../wire.gen";
import * as api from "./api";
import { Complaint, EntryLink, Heading, TalkLink, Waiting } from "./bits";
import type { Seed } from "./draft";
import { useFetched } from "./fetched";
import { useKnown, useTitles } from "./known";
import { useFaqWords } from "./words";

export function LearningPage() {
  const { learning: words } = useFaqWords();
  const { reply, failure, again } = useFetched(api.proposals);
  return (
    <>
      <header class="faq-head">
        <Heading>{words.title}</Heading>
      </header>
      <p class="faq-lead">{words.lead}</p>
      {!reply && <Waiting failure={failure} again={again} />}
      {reply?.proposals.length === 0 && <p class="faq-empty">{words.none}</p>}
      <ul class="proposals">
        {reply?.proposals.map((proposal) => (
          <li key={keyOf(proposal)}>
            <ProposalCard proposal={proposal} done={again} />
          </li>
        ))}
      </ul>
    </>
  );
}

function keyOf({ questions }: Proposal): string {
  return questions.map((one) => `${one.conversation} ${one.seq}`).join();
}

interface Props {
  readonly proposal: Proposal;
  readonly done: () => Promise<void>;
}

function ProposalCard({ proposal, done }: Props) {
  const words = useFaqWords();
  const { learning } = words;
  const { list } = useKnown();
  const format = useFormat();
  const { language, questions, count, entry, confidence, answer } = proposal;
  const first = questions[0]?.text ?? "";
  return (
    <article class="proposal" aria-label={first}>
      <h2>
        {learning.questions(count)} <span class="tag">{language.toUpperCase()}</span>
      </h2>
      <ul class="asked" lang={language}>
        {questions.map((one) => (
          <li key={`${one.conversation} ${one.seq}`}>
            <TalkLink conversation={one.conversation}>{one.text}</TalkLink>
          </li>
        ))}
        {count > questions.length && <li class="dim">{learning.more(count - questions.length)}</li>}
      </ul>
      {answer && (
        <blockquote class="answered" lang={language}>
          <p class="hint">{learning.answered}</p>
          {answer}
        </blockquote>
      )}
      {entry ? (
        <p>
          {learning.near(format.percent(confidence))} <EntryLink id={entry} />
        </p>
      ) : (
        <p class="dim">{learning.unknown}</p>
      )}
      {list.may_edit && <Decide proposal={proposal} first={first} done={done} />}
    </article>
  );
}

function Decide({ proposal, first, done }: Props & { readonly first: string }) {
  const { learning } = useFaqWords();
  const { sow, say } = useKnown();
  const [failure, fail] = useState<api.Failure | null>(null);
  const [refusing, refuse] = useOneAtATime(async () => {
    const answer = await api.refuse(proposal.learned);
    if (!answer.ok) return fail(answer);
    say(learning.refused);
    await done();
  });
  return (
    <>
      <div class="faq-buttons">
        <Adding proposal={proposal} />
        <span class="spacer" />
        <button type="button" aria-label={learning.createFrom(first)} onClick={() => sow(null, seedOf(proposal))}>
          <Icon name="edit" />
          {learning.create}
        </button>
        <button type="button" aria-label={learning.refuseOf(first)} aria-disabled={refusing} onClick={refuse}>
          <Icon name="close" />
          {learning.refuse}
        </button>
      </div>
      <Complaint failure={failure} />
    </>
  );
}

/** As phrasings of the entry that is near, or of another one. */
function Adding({ proposal }: { readonly proposal: Proposal }) {
  const { learning } = useFaqWords();
  const titles = useTitles();
  const { sow } = useKnown();
  const id = useId();
  const [entry, choose] = useState(proposal.entry ?? "");
  const add = () => {
    if (entry) sow(entry, { ...seedOf(proposal), answer: "" });
  };
  return (
    <span class="adding">
      <label class="sr" for={id}>
        {learning.choose}
      </label>
      <select id={id} class="box" value={entry} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{learning.choose}</option>
        {[...titles].map(([one, question]) => (
          <option key={one} value={one}>
            {question}
          </option>
        ))}
      </select>
      <button type="button" class={entry ? "primary" : ""} aria-disabled={!entry} onClick={add}>
        <Icon name="plus" />
        {learning.add}
      </button>
    </span>
  );
}

/** What is begun with: the questions that are shown, for all that were put together with them. */
function seedOf({ language, questions, learned, answer }: Proposal): Seed {
  return { language, phrasings: questions.map((one) => one.text), answer: answer ?? "", learned };
}
