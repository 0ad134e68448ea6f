/** An answer with bold, links, lists and code: elements of ours around text that stays text. */

/* oxlint-disable react/jsx-key -- the pieces of an answer never change */

import type { EntryView, Span } from "../wire.gen";
import { Link } from "./text";

export type RichText = NonNullable<EntryView["rich"]>;

const LINKED = /^(https?:\/\/|mailto:)/i; // as the server has it; whatever else came along would stay text

const line = (spans: readonly Span[]) =>
  spans.map(({ text, bold, code, link }) => {
    const words = code ? <code>{text}</code> : text;
    const said = bold ? <b>{words}</b> : words;
    return link && LINKED.test(link) ? <Link href={link}>{said}</Link> : said;
  });

const drawn = (block: RichText[number]) => {
  if (block.kind === "code") return <pre>{block.text}</pre>;
  if (block.kind === "paragraph") return <p>{line(block.spans)}</p>;
  const List = block.ordered ? "ol" : "ul";
  return (
    <List>
      {block.items.map((spans) => (
        <li>{line(spans)}</li>
      ))}
    </List>
  );
};

export const Rich = ({ rich }: { rich: RichText }) => (
  <div class="text rich" dir="auto">
    {rich.map(drawn)}
  </div>
);
