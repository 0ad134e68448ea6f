import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Rich, type Block } from "../src/views/rich";
import { RouteCard } from "../src/views/routecard";

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement("div");
  document.body.replaceChildren(place);
});
afterEach(() => render(null, place));

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
  expect(place.textContent).toBe("Administrators· complex matterAsk for:the IPsince when");
});
