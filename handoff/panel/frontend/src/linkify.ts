/** Finds the web addresses in a text: http and https, and nothing else becomes a link. Pure. */

export interface Piece {
  readonly text: string;
  readonly href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/gi;
const SENTENCE_END = /[.,:;!?'”’*_\])}]+$/; // what follows an address and is none of it

/** The text in pieces, in order; put together they are the text again. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const href = trimmed(found);
    if (!URL.canParse(href)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: href, href });
    at = index + href.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Without the end of the sentence around it; a bracket that the address itself opened stays. */
function trimmed(address: string): string {
  const short = address.replace(SENTENCE_END, "");
  return short.includes("(") && address.startsWith(`${short})`) ? `${short})` : short;
}
