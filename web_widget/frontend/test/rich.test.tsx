import { render } from "preact";
import { expect, test } from "vitest";
import { Rich, type RichText } from "../src/views/rich";

/** What stands in the message, as HTML. */
function shown(...rich: RichText): string {
  const place = document.createElement("div");
  render(<Rich rich={rich} />, place);
  return place.querySelector(".text")?.innerHTML ?? "";
}

const paragraph = (...spans: Extract<RichText[number], { kind: "paragraph" }>["spans"]): RichText[number] => ({
  kind: "paragraph",
  spans,
});

test("a paragraph holds words, bold ones and code", () => {
  expect(shown(paragraph({ text: "Open " }, { text: "Billing", bold: true }, { text: " or run " }, { text: "ls", code: true }))).toBe(
    "<p>Open <b>Billing</b> or run <code>ls</code></p>",
  );
});

test("a list has bullets or numbers, and code keeps its lines", () => {
  const items = [[{ text: "One" }], [{ text: "Two", bold: true }]];
  expect(shown({ kind: "list", ordered: false, items })).toBe("<ul><li>One</li><li><b>Two</b></li></ul>");
  expect(shown({ kind: "list", ordered: true, items })).toBe("<ol><li>One</li><li><b>Two</b></li></ol>");
  expect(shown({ kind: "code", text: "one\ntwo" })).toBe("<pre>one\ntwo</pre>");
});

test.each(["https://panel.example/billing?a=1&b=2", "http://panel.example", "mailto:billing@acme.example"])(
  "%s opens beside the page, which it cannot reach",
  (link) => {
    const place = document.createElement("div");
    render(<Rich rich={[paragraph({ text: "there", bold: true, link })]} />, place);
    const anchor = place.querySelector("a");
    expect(anchor?.getAttribute("href")).toBe(link);
    expect([anchor?.target, anchor?.rel]).toEqual(["_blank", "noopener nofollow"]);
    expect(anchor?.innerHTML).toBe("<b>there</b>");
  },
);

test.each(["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil.example", "/panel", ""])(
  "%j stays text",
  (link) => {
    expect(shown(paragraph({ text: "there", link }))).toBe("<p>there</p>");
  },
);

test("text is text in every place", () => {
  const text = "<img src=x onerror=alert(1)>";
  const html = shown(
    paragraph({ text }, { text, bold: true }, { text, code: true }, { text, link: "https://a.example" }),
    { kind: "list", ordered: true, items: [[{ text }]] },
    { kind: "code", text },
  );
  expect(html).not.toContain("<img");
  expect(html.match(/&lt;img/g)).toHaveLength(6);
});
