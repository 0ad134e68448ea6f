/** Words of others: always text, with links, in their own direction. */

import type { ComponentChildren } from "preact";
import { linkify } from "../linkify";

export const Link = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a href={href} target="_blank" rel="noopener nofollow">
    {children}
  </a>
);

export const Text = ({ text }: { text: string }) => (
  <div class="text" dir="auto">
    {/* oxlint-disable-next-line react/jsx-key -- the pieces of a text never change */}
    {linkify(text).map((piece) => (piece.href ? <Link href={piece.href}>{piece.text}</Link> : piece.text))}
  </div>
);

/** A sentence of ours with a name in the place of {name}. */
export const Named = ({ text, name }: { text: string; name: string | null | undefined }) => {
  const [before, after] = text.split("{name}");
  return after === undefined ? (
    <>{before}</>
  ) : (
    <>
      {before}
      <bdi>{name}</bdi>
      {after}
    </>
  );
};
