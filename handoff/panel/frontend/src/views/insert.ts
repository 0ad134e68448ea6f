/** Puts text into a field as if it were typed, so that the browser's own undo takes it back. */

/** At the cursor, in place of what is selected. */
export function insertInto(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  // Deprecated, but the only way to write that undo knows of; every browser has it.
  if (typeof document.execCommand === "function" && document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** At the end, as a paragraph of its own. */
export function appendTo(field: HTMLTextAreaElement, text: string): void {
  field.setSelectionRange(field.value.length, field.value.length);
  insertInto(field, gapAfter(field.value) + text);
  field.scrollTop = field.scrollHeight;
}

/** What comes between what is there and a new paragraph. */
function gapAfter(text: string): string {
  if (text.trim() === "") return "";
  return "\n\n".slice(/\n{0,2}$/.exec(text)?.[0].length ?? 0);
}
