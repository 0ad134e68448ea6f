/** Rich text on screen: the server's small tree as elements. Text stays text, whatever it says. */

import { Fragment } from "preact";
import type { Code, Items, Paragraph, Span } from "../wire.gen";

export type Block = Paragraph | Items | Code;

const FOLLOWED = /^(https?:\/\/|mailto:)/i; // the server lets no other in; nothing else becomes a link here either

export function Rich({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div class="rich" dir="auto">
      {blocks.map((block, place) => (
        <BlockView key={place} block={block} /> // oxlint-disable-line no-array-index-key -- a tree is drawn whole
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      );
    case "list":
      return <List items={block} />;
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    default:
      return unknown(block);
  }
}

function List({ items: { ordered, items } }: { readonly items: Items }) {
  const lines = items.map((spans, place) => (
    <li key={place /* oxlint-disable-line no-array-index-key */}>
      <Spans spans={spans} />
    </li>
  ));
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
}

function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span, place) => (
        <Fragment key={place /* oxlint-disable-line no-array-index-key */}>
          <SpanView span={span} />
        </Fragment>
      ))}
    </>
  );
}

function SpanView({ span: { text, bold, code, link } }: { readonly span: Span }) {
  const words = code ? <code>{text}</code> : text;
  const said = bold ? <b>{words}</b> : words;
  if (!link || !FOLLOWED.test(link)) return <>{said}</>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer nofollow">
      {said}
    </a>
  );
}

/** A kind that a newer server has: the types say that there is none. */
function unknown(_block: never): null {
  return null;
}
