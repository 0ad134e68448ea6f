/** Who changed an entry, and when. */

import { useFormat } from "../i18n";
import type { Revision } from "../wire.gen";
import { useFaqWords } from "./words";

export function Revisions({ revisions }: { readonly revisions: readonly Revision[] }) {
  const { entry } = useFaqWords();
  const format = useFormat();
  return (
    <section class="revisions">
      <h2>{entry.revisions}</h2>
      {revisions.length === 0 && <p class="hint">{entry.noRevisions}</p>}
      <ol>
        {revisions.map(({ version, at, by, removed }) => (
          <li key={version}>
            <bdi>{entry.by(by ?? null)}</bdi>
            {removed && <span class="phase">{entry.removed}</span>}
            <time class="dim" dateTime={at}>
              {format.moment(at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
