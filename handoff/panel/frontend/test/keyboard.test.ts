import { afterEach, expect, test } from "vitest";
import { commandOf, KEYS } from "../src/keyboard";
import { en } from "../src/locales/en";

afterEach(() => document.body.replaceChildren());

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  event.getModifierState = (name) => name === "AltGraph" && more.modifierAltGraph === true;
  target.dispatchEvent(event);
  return commandOf(event);
}

function put(name: string, type = ""): HTMLElement {
  const element = document.createElement(name);
  if (type) element.setAttribute("type", type);
  document.body.append(element);
  return element;
}

test("single keys are commands outside text fields", () => {
  expect(press("j")).toBe("next");
  expect(press("k")).toBe("previous");
  expect(press("t")).toBe("take");
  expect(press("T", { shiftKey: true })).toBe("take_next");
  expect(press("E", { shiftKey: true })).toBe("resolve");
  expect(press("e")).toBeNull();
  expect(press("?", { shiftKey: true })).toBe("help");
  expect(press("]")).toBe("right");
});

test("Caps Lock is no Shift", () => {
  expect(press("T")).toBe("take");
});

test("in a text field a key is a letter", () => {
  expect(press("j", {}, put("textarea"))).toBeNull();
  expect(press("j", {}, put("input", "email"))).toBeNull();
  expect(press("j", {}, put("select"))).toBeNull();
});

test("a switch is no text field", () => {
  expect(press("j", {}, put("input", "checkbox"))).toBe("next");
});

test("an open dialog has the keys for itself", () => {
  const dialog = put("dialog");
  const button = document.createElement("button");
  dialog.append(button);
  expect(press("t", {}, button)).toBeNull();
});

test("letters written with AltGr, Alt, Ctrl or the command key are never taken", () => {
  expect(press("ę", { modifierAltGraph: true })).toBeNull();
  expect(press("t", { modifierAltGraph: true })).toBeNull();
  expect(press("t", { altKey: true })).toBeNull();
  expect(press("r", { ctrlKey: true })).toBeNull();
  expect(press("r", { metaKey: true })).toBeNull();
});

test("a key that composes a letter is not a command", () => {
  expect(press("n", { isComposing: true })).toBeNull();
});

test("a key that is held takes one conversation, but goes on through the list", () => {
  expect(press("T", { shiftKey: true, repeat: true })).toBeNull();
  expect(press("j", { repeat: true })).toBe("next");
});

test("arrows go through the lists, and scroll everywhere else", () => {
  const lists = put("nav");
  lists.dataset["lists"] = "";
  const line = document.createElement("button");
  lists.append(line);
  expect(press("ArrowDown", {}, line)).toBe("next");
  expect(press("ArrowUp")).toBe("previous");
  expect(press("ArrowDown", {}, put("div"))).toBeNull();
});

test("help explains every command", () => {
  for (const [command] of KEYS) expect(en.help.keys[command]).toBeTruthy();
});
