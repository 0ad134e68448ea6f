/** The proving ground: how many test sentences find their entry, which do not, and which entries are near each other. */

import { useFormat } from "../i18n";
import type { Confusion, FaqProof, ProofFailure } from "../wire.gen";
import * as api from "./api";
import { EntryLink, Heading, Table, Waiting } from "./bits";
import { useFetched } from "./fetched";
import { useFaqWords } from "./words";

export function ProofPage() {
  const { proof: words } = useFaqWords();
  const { reply, failure, again } = useFetched(api.proof);
  return (
    <>
      <header class="faq-head">
        <Heading>{words.title}</Heading>
      </header>
      <p class="faq-lead">{words.lead}</p>
      {reply ? <Proven proof={reply} /> : <Waiting failure={failure} again={again} />}
    </>
  );
}

function Proven({ proof }: { readonly proof: FaqProof }) {
  const { proof: words } = useFaqWords();
  const { sentences, answered, offered, failures, confusions } = proof;
  const failing = sentences - answered - offered;
  return (
    <>
      <dl class="tiles">
        <Tile figure={sentences} name={words.sentences(sentences)} />
        <Tile figure={answered} of={sentences} name={words.answered} />
        <Tile figure={offered} of={sentences} name={words.offered} />
        <Tile figure={failing} of={sentences} name={words.failing} bad={failing > 0} />
      </dl>
      <section class="faq-part">
        <h2>{words.failures}</h2>
        {failures.length > 0 ? <Failures failures={failures} /> : <p class="hint">{words.noFailures}</p>}
      </section>
      <section class="faq-part">
        <h2>{words.confusions}</h2>
        <p class="hint">{confusions.length > 0 ? words.confusionsLead : words.noConfusions}</p>
        {confusions.length > 0 && <Confusions confusions={confusions} />}
      </section>
    </>
  );
}

interface TileProps {
  readonly figure: number;
  readonly name: string;
  /** Of how many it is a part. */
  readonly of?: number;
  readonly bad?: boolean;
}

function Tile({ figure, name, of, bad = false }: TileProps) {
  const format = useFormat();
  return (
    <div class={`tile ${bad ? "is-bad" : ""}`}>
      <dt>{name}</dt>
      <dd>
        {figure} {of !== undefined && of > 0 && <span class="dim">{format.percent(figure / of)}</span>}
      </dd>
    </div>
  );
}

function Failures({ failures }: { readonly failures: readonly ProofFailure[] }) {
  const { proof: words } = useFaqWords();
  const format = useFormat();
  return (
    <Table caption={words.failures}>
      <thead>
        <tr>
          <th scope="col">{words.sentence}</th>
          <th scope="col">{words.entry}</th>
          <th scope="col">{words.winner}</th>
          <th scope="col" class="figure">
            {words.confidence}
          </th>
        </tr>
      </thead>
      <tbody>
        {failures.map((one) => (
          <tr key={`${one.entry} ${one.language} ${one.sentence}`}>
            <th scope="row" lang={one.language}>
              {one.sentence}
            </th>
            <td>
              <EntryLink id={one.entry} />
            </td>
            <td>{one.winner ? <EntryLink id={one.winner} /> : words.nothing}</td>
            <td class="figure">{format.percent(one.confidence)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Confusions({ confusions }: { readonly confusions: readonly Confusion[] }) {
  const { proof: words } = useFaqWords();
  const format = useFormat();
  return (
    <Table caption={words.confusions}>
      <thead>
        <tr>
          <th scope="col">{words.entry}</th>
          <th scope="col">{words.rival}</th>
          <th scope="col">{words.sentence}</th>
          <th scope="col" class="figure">
            {words.margin}
          </th>
        </tr>
      </thead>
      <tbody>
        {confusions.map((one) => (
          <tr key={`${one.entry} ${one.rival} ${one.language}`}>
            <td>
              <EntryLink id={one.entry} />
            </td>
            <td>
              <EntryLink id={one.rival} />
            </td>
            <td lang={one.language}>{one.sentence}</td>
            <td class="figure">{format.percent(one.margin)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
