/** Text as the server counts it. */

/** Characters of one message, at most. */
export const MAX_TEXT = 4000;

/** Code points, not the halves of them that JavaScript counts. */
export function lengthOf(text: string): number {
  return [...text].length;
}
