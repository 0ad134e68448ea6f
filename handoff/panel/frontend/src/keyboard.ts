/** Single keys outside text fields. Alt and AltGr are never used with letters: they write ą, ę, ł and their like. */

export type Command =
  | "next"
  | "previous"
  | "open"
  | "take"
  | "take_next"
  | "reply"
  | "note"
  | "resolve"
  | "presence"
  | "left"
  | "right"
  | "help";

/** Each command with the key that help shows for it. */
export const KEYS: readonly (readonly [Command, string])[] = [
  ["next", "j"],
  ["previous", "k"],
  ["open", "o"],
  ["take", "t"],
  ["take_next", "Shift t"],
  ["reply", "r"],
  ["note", "n"],
  ["resolve", "Shift e"],
  ["presence", "p"],
  ["left", "["],
  ["right", "]"],
  ["help", "?"],
];

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ...KEYS.map(([command, key]) => [key, command] as const),
  ["ArrowDown", "next"],
  ["ArrowUp", "previous"],
]);

/** Commands that are carried out once, however long the key is held. */
const ONCE: ReadonlySet<Command> = new Set(["take", "take_next", "resolve", "presence", "help", "left", "right"]);

/** What a key press asks for, or null: it is text, it belongs to the browser, or it means nothing here. */
export function commandOf(press: KeyboardEvent): Command | null {
  if (press.defaultPrevented || press.isComposing || press.getModifierState("AltGraph")) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (inText(press.target) || ownsArrows(press)) return null;
  const command = COMMANDS.get(nameOf(press)) ?? null;
  return command && press.repeat && ONCE.has(command) ? null : command;
}

/** A letter by itself whatever Caps Lock does; other keys as the layout writes them. */
function nameOf(press: KeyboardEvent): string {
  const letter = press.key.toLowerCase();
  if (!/^[a-z]$/.test(letter)) return press.key;
  return press.shiftKey ? `Shift ${letter}` : letter;
}

/** Whether the focus is in a dialog: what lies behind it hears no keys. */
export function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}

function inText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (inDialog(target)) return true;
  const field = target.closest("input, textarea, select, [contenteditable]");
  return field !== null && !["checkbox", "radio", "button"].includes(field.getAttribute("type") ?? "");
}

/** Arrows scroll, and move in groups of tabs and radios; only in the lists they go from one to the next. */
function ownsArrows(press: KeyboardEvent): boolean {
  if (!press.key.startsWith("Arrow") || !(press.target instanceof Element)) return false;
  return press.target !== document.body && !press.target.closest("[data-lists]");
}
