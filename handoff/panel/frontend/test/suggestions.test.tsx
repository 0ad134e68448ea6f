import { render } from "preact";
import { useMemo } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { remembered, type Prefs } from "../src/prefs";
import { RoomContext, type Room } from "../src/room";
import { suggestionOf } from "../src/suggestions";
import type { Thread } from "../src/thread";
import { appendTo } from "../src/views/insert";
import { Suggestions } from "../src/views/suggestions";
import type { Suggestion } from "../src/wire.gen";
import { House } from "./house";

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement("div");
  document.body.replaceChildren(place);
});
afterEach(() => {
  render(null, place);
  vi.useRealTimers();
});

describe("the key of a suggestion", () => {
  const press = (code: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { code, altKey: true, ...more });
    event.getModifierState = (name) => name === "AltGraph" && more.modifierAltGraph === true;
    return event;
  };

  test.each([
    [press("Digit1"), 0],
    [press("Digit3"), 2],
    [press("Digit4"), null],
    [press("Digit1", { altKey: false }), null],
    [press("Digit1", { ctrlKey: true }), null], // AltGr of some systems
    [press("Digit1", { shiftKey: true }), null],
    [press("Digit1", { modifierAltGraph: true }), null],
    [press("Numpad1"), null], // writes a character by its number
    [press("Digit1", { isComposing: true }), null],
  ])("%#: is Alt with 1, 2 or 3, and no other", (event, wanted) => {
    expect(suggestionOf(event)).toBe(wanted);
  });
});

async function draw(house: House, props: Omit<BesideProps, "thread">): Promise<void> {
  const { page, viewers } = house.watch("c1", 0);
  const thread = { ...page, last: page.until, visitorSeen: 0, viewers };
  await act(() => render(<Beside {...props} thread={thread} />, place));
  for (let step = 0; step < 2; step++) await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
}

async function pressAlt(code: string): Promise<void> {
  const event = new KeyboardEvent("keydown", { code, altKey: true, bubbles: true });
  event.getModifierState = () => false;
  await act(() => void document.body.dispatchEvent(event));
}

interface BesideProps {
  readonly thread: Thread;
  readonly mine: boolean;
  readonly shown: Prefs["suggestions"];
  readonly insert: (text: string) => void;
}

function Beside({ shown, ...props }: BesideProps) {
  const room = useMemo(() => {
    const prefs: Prefs = { ...remembered(localStorage), suggestions: shown };
    return { prefs, setPrefs: () => undefined } as Partial<Room> as Room;
  }, [shown]);
  return (
    <RoomContext.Provider value={room}>
      <Suggestions {...props} locale="pl" />
    </RoomContext.Provider>
  );
}

describe("suggestions", () => {
  const ANSWER: Suggestion = { entry: "a", question: "Where is it?", confidence: 0.8, text: "Here.", facts: [] };
  const ROUTE: Suggestion = { entry: "r", question: "It is slow", confidence: 0.5, text: "", facts: ["IP", "od kiedy"] };
  const house = new House();
  const inserted = vi.fn();
  const asked = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    inserted.mockClear();
    asked.mockClear();
    vi.stubGlobal("fetch", async (url: string) => {
      asked(url);
      return new Response(JSON.stringify({ ok: true, of: 2, suggestions: [ANSWER, ROUTE] }));
    });
    house.add("c1", { kind: "wrote", author: "visitor", text: "where?" });
  });

  test("are inserted by a key or a press, the route as a question for its facts in the visitor's language", async () => {
    await draw(house, { mine: true, shown: "shown", insert: inserted });
    expect([...place.querySelectorAll(".suggestion b")].map((one) => one.textContent)).toEqual([
      "Insert into the reply: Where is it?",
      "Insert into the reply: It is slow",
    ]);
    await pressAlt("Digit2");
    await pressAlt("Digit3");
    await act(() => place.querySelector<HTMLElement>(".suggestion")?.click());
    expect(inserted.mock.calls).toEqual([["Aby pomóc, musimy wiedzieć:\n- IP\n- od kiedy"], ["Here."]]);
  });

  test("are asked for anew when the visitor writes, and not when anybody else does", async () => {
    await draw(house, { mine: true, shown: "shown", insert: inserted });
    house.add("c1", { kind: "said", author: "agent", name: "Ana", text: "Hello" });
    await draw(house, { mine: true, shown: "shown", insert: inserted });
    expect(asked.mock.calls).toEqual([["/panel/api/conversations/c1/suggestions"]]);
    house.add("c1", { kind: "wrote", author: "visitor", text: "and now?" });
    await draw(house, { mine: true, shown: "shown", insert: inserted });
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test("are for who answers", async () => {
    await draw(house, { mine: false, shown: "shown", insert: inserted });
    expect(asked).not.toHaveBeenCalled();
    expect(place.textContent).toBe("");
  });

  test("that are hidden are not inserted by a key", async () => {
    await draw(house, { mine: true, shown: "hidden", insert: inserted });
    await pressAlt("Digit1");
    expect(inserted).not.toHaveBeenCalled();
    expect(place.querySelector("ul")?.hidden).toBe(true);
  });
});

describe("a suggestion in the reply", () => {
  const append = (before: string): string => {
    const field = document.createElement("textarea");
    place.append(field);
    field.value = before;
    const heard = vi.fn();
    field.addEventListener("input", heard);
    appendTo(field, "Answer");
    expect(heard).toHaveBeenCalledOnce();
    return field.value;
  };

  test.each([
    ["", "Answer"],
    ["  \n", "  \nAnswer"],
    ["Hello Ewa,", "Hello Ewa,\n\nAnswer"],
    ["Hello Ewa,\n", "Hello Ewa,\n\nAnswer"],
    ["Hello Ewa,\n\n", "Hello Ewa,\n\nAnswer"],
  ])("is a paragraph after %j", (before, after) => {
    expect(append(before)).toBe(after);
  });
});
