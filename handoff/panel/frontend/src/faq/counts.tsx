/** What became of questions, by entry and language. Every number opens its conversations. */

import { useCallback, useState } from "preact/hooks";
import { useFormat } from "../i18n";
import { Icon } from "../icons";
import { Choice } from "../views/choice";
import type { EntryCounts } from "../wire.gen";
import * as api from "./api";
import { EntryLink, Heading, Table, Waiting } from "./bits";
import { CountedDialog } from "./counted";
import { useFetched } from "./fetched";
import { useTitles } from "./known";
import { FIGURES, ordered, turned, type Figure, type Order } from "./order";
import { useFaqWords } from "./words";

const RANGES = ["7", "30", "90"] as const; // days

/** One number that was pressed. */
export interface Pressed {
  readonly row: EntryCounts;
  readonly figure: Figure;
}

export function CountsPage() {
  const { counts: words } = useFaqWords();
  const format = useFormat();
  const [range, choose] = useState<(typeof RANGES)[number]>("30");
  const { reply, failure, again } = useFetched(useCallback(() => api.counts(Number(range)), [range]));
  const [pressed, press] = useState<Pressed | null>(null);
  return (
    <>
      <header class="faq-head">
        <Heading>{words.title}</Heading>
        <Choice
          label={words.range}
          options={RANGES.map((one) => [one, words.days(Number(one))] as const)}
          chosen={range}
          choose={choose}
        />
      </header>
      <p class="faq-lead">
        {words.lead} {reply && words.since(format.date(reply.since))}
      </p>
      {!reply && <Waiting failure={failure} again={again} />}
      {reply?.counts.length === 0 && <p class="faq-empty">{words.empty}</p>}
      {reply && reply.counts.length > 0 && <CountsTable counts={reply.counts} press={press} />}
      {pressed && <CountedDialog days={Number(range)} pressed={pressed} close={() => press(null)} />}
    </>
  );
}

interface TableProps {
  readonly counts: readonly EntryCounts[];
  readonly press: (pressed: Pressed) => void;
}

function CountsTable({ counts, press }: TableProps) {
  const words = useFaqWords();
  const titles = useTitles();
  const [order, sort] = useState<Order>({ by: "asked", descending: true });
  const title = ({ entry }: EntryCounts) => (entry ? (titles.get(entry) ?? entry) : words.counts.nothing);
  return (
    <Table caption={words.counts.title}>
      <thead>
        <tr>
          <Head by="entry" order={order} sort={sort} />
          {FIGURES.map((figure) => (
            <Head key={figure} by={figure} order={order} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {ordered(counts, order, title).map((row) => (
          <tr key={`${row.entry ?? ""} ${row.language}`}>
            <th scope="row">
              {row.entry ? <EntryLink id={row.entry} /> : words.counts.nothing}{" "}
              <abbr class="tag" title={words.language[row.language]}>
                {row.language.toUpperCase()}
              </abbr>
            </th>
            {FIGURES.map((figure) => (
              <Figures key={figure} row={row} figure={figure} title={title(row)} press={press} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface HeadProps {
  readonly by: Order["by"];
  readonly order: Order;
  readonly sort: (order: Order) => void;
}

/** The head of a column sorts by it; pressed again, the other way round. */
function Head({ by, order, sort }: HeadProps) {
  const { counts: words } = useFaqWords();
  const way = order.descending ? "descending" : "ascending";
  const here = order.by === by;
  return (
    <th scope="col" class={by === "entry" ? "" : "figure"} aria-sort={here ? way : undefined}>
      <button
        type="button"
        class={`sorter quiet ${here ? `is-${way}` : ""}`}
        title={by === "returned" ? words.returnedHint : undefined}
        onClick={() => sort(turned(order, by))}
      >
        {words[by]}
        {here && <Icon name="chevron" />}
      </button>
    </th>
  );
}

interface FigureProps extends Pressed {
  readonly title: string;
  readonly press: (pressed: Pressed) => void;
}

function Figures({ row, figure, title, press }: FigureProps) {
  const { counts: words } = useFaqWords();
  const count = row[figure];
  return (
    <td class="figure">
      {count > 0 ? (
        <button
          type="button"
          class="number quiet"
          aria-label={words.opens(count, words[figure], title)}
          onClick={() => press({ row, figure })}
        >
          {count}
        </button>
      ) : (
        <span class="dim">0</span>
      )}
    </td>
  );
}
