import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { suggestionOf } from "../src/suggestions";
import { appendTo } from "../src/views/insert";
import { Rich, type Block } from "../src/views/rich";
import { RouteCard } from "../src/views/routecard";

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement("div");
  document.body.replaceChildren(place);
});
afterEach(() => render(null, place));

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

describe("rich text", () => {
  const draw = (blocks: readonly Block[]) => act(() => render(<Rich blocks={blocks} />, place));

  test("is drawn as paragraphs, lists, code and links", async () => {
    await draw([
      { kind: "paragraph", spans: [{ text: "Go to " }, { text: "Account", bold: true }, { text: "here", link: "https://a.example/" }] },
      { kind: "list", ordered: true, items: [[{ text: "one" }], [{ text: "two", code: true }]] },
      { kind: "code", text: "ssh root@host" },
    ]);
    expect(place.querySelector("p b")?.textContent).toBe("Account");
    expect(place.querySelectorAll("ol li")).toHaveLength(2);
    expect(place.querySelector("li code")?.textContent).toBe("two");
    expect(place.querySelector("pre")?.textContent).toBe("ssh root@host");
    const link = place.querySelector("a");
    expect([link?.getAttribute("href"), link?.target, link?.rel]).toEqual([
      "https://a.example/",
      "_blank",
      "noopener noreferrer nofollow",
    ]);
  });

  test("holds no markup, and follows no other link than to a page or a mailbox", async () => {
    const hostile = "<img src=x onerror=alert(1)>";
    await draw([{ kind: "paragraph", spans: [{ text: hostile, bold: true }, { text: "x", link: "javascript:alert(1)" }] }]);
    expect(place.querySelector("b")?.textContent).toBe(hostile);
    expect(place.querySelector("img, a")).toBeNull();
  });

  test("of a kind that a newer server has is left out", async () => {
    await draw([{ kind: "hologram" } as never, { kind: "code", text: "still here" }]);
    expect(place.textContent).toBe("still here");
  });
});

test("a routed handoff tells agents the team, the kind, and what to ask for", async () => {
  const route = { entry: "vps-slow", team: "administrators", problem: "complex", facts: ["the IP", "since when"] } as const;
  await act(() => render(<RouteCard route={{ ...route, facts: [...route.facts] }} />, place));
  expect(place.textContent).toBe("Administrators· complex matterAsk for: the IP, since when");
});
