/** Somebody's words: text only, in which web addresses can be followed. */

import { linkify } from "../linkify";

export function Linked({ text }: { readonly text: string }) {
  return (
    <>
      {linkify(text).map((piece, place) =>
        piece.href ? (
          <a
            key={place} // oxlint-disable-line no-array-index-key -- what was said never changes
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
          >
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
