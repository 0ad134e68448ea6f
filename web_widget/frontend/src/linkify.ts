/** Finds the web addresses in a text. Only http and https: nothing else becomes a link. */

export interface Piece {
  readonly text: string;
  readonly href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/gi;
const TRAILING = /[.,:;!?'”’*_\])}]+$/;

/** An address without the punctuation of the sentence around it; a bracket that it opened itself stays. */
function trimmed(address: string): string {
  const short = address.replace(TRAILING, "");
  return short.includes("(") && address.startsWith(`${short})`) ? `${short})` : short;
}

/** The text in pieces, in order; those with `href` are links. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const href = trimmed(found[0]);
    if (!URL.canParse(href)) continue;
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) });
    pieces.push({ text: href, href });
    at = found.index + href.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
