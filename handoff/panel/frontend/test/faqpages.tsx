/** The pages about what is known on a screen, with what is known in memory, and hands to use them. */

import { render } from "preact";
import { useMemo } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, vi } from "vitest";
import { FaqPages } from "../src/faq/pages";
import { FAQ_WORDS } from "../src/faq/words";
import { LocaleContext, type Locale } from "../src/i18n";
import { RoomContext, type Room } from "../src/room";
import { guardLeaving, useRoute } from "../src/route";
import { entryNamed, Library } from "./library";

export const words = FAQ_WORDS.en;

export let place: HTMLElement;
export let library: Library;

function House() {
  const [at, visit] = useRoute();
  const room = useMemo(() => ({ visit }) as Partial<Room> as Room, [visit]);
  return (
    <RoomContext.Provider value={room}>
      {at.room === "faq" ? <FaqPages page={at.page} /> : <p>{`conversation ${at.conversation}`}</p>}
    </RoomContext.Provider>
  );
}

/** Lets what was asked for come, and what waits for the last key. */
export async function settle(): Promise<void> {
  for (let step = 0; step < 4; step++) await act(async () => void (await vi.advanceTimersByTimeAsync(100)));
}

export async function open(path: string, locale: Locale = "en"): Promise<void> {
  history.replaceState(null, "", `/panel/faq${path}`);
  const house = (
    <LocaleContext.Provider value={locale}>
      <House />
    </LocaleContext.Provider>
  );
  await act(() => render(house, place));
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  Element.prototype.scrollIntoView = () => undefined;
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL("https://chat.example/panel/faq");
  place = document.createElement("div");
  document.body.replaceChildren(place);
  library = new Library(entryNamed("invoice-find", "Where is my invoice?"), entryNamed("invoice-late", "Why is it late?"));
  vi.stubGlobal("fetch", library.fetch);
});

afterEach(() => {
  render(null, place);
  guardLeaving(() => undefined)(); // nobody stands in the way of the next test
  vi.useRealTimers();
});

export function button(name: string): HTMLElement {
  const all = [...place.querySelectorAll<HTMLElement>("button, a")];
  const found = all.find((one) => (one.getAttribute("aria-label") ?? one.textContent) === name);
  if (!found) throw new Error(`There is no ${name} among ${all.map((one) => one.textContent).join(", ")}`);
  return found;
}

export async function press(name: string): Promise<void> {
  await act(() => button(name).click());
  await settle();
}

export function field(at: string): HTMLInputElement | HTMLTextAreaElement {
  const found = place.querySelector<HTMLInputElement>(`[data-place="${at}"] :is(input, textarea)`);
  if (!found) throw new Error(`There is no field ${at}`);
  return found;
}

export async function write(at: string, text: string): Promise<void> {
  await act(() => {
    field(at).value = text;
    field(at).dispatchEvent(new Event("input", { bubbles: true }));
  });
}

export async function save(): Promise<void> {
  await act(() => void place.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true })));
  await settle();
}
