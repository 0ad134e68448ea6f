import { expect, test } from "vitest";
import { linkify } from "../src/linkify";

const links = (text: string): string[] => linkify(text).flatMap(({ href }) => href ?? []);

test("an address becomes a link, and the text around it stays text", () => {
  expect(linkify("See https://example.com/a?b=1 for more")).toEqual([
    { text: "See " },
    { text: "https://example.com/a?b=1", href: "https://example.com/a?b=1" },
    { text: " for more" },
  ]);
});

test("the punctuation of the sentence is not part of the address", () => {
  expect(links("Is it http://example.com/x? Or (https://example.com/y)!")).toEqual(["http://example.com/x", "https://example.com/y"]);
});

test("a bracket that belongs to the address stays", () => {
  expect(links("https://example.com/Zamość_(miasto).")).toEqual(["https://example.com/Zamość_(miasto)"]);
});

test.each(["javascript:alert(1)", "data:text/html,x", "ftp://example.com", "www.example.com", "xhttp://example.com", "https://"])(
  "%s is only text",
  (text) => {
    expect(linkify(text)).toEqual([{ text }]);
  },
);

test("markup is only text", () => {
  const text = '<a href="https://example.com">x</a><img src=x onerror=alert(1)>';
  expect(linkify(text).map((piece) => piece.text).join("")).toBe(text);
  expect(links(text)).toEqual(["https://example.com"]);
});

test("whatever the text, its pieces together are the text", () => {
  for (const text of ["", " ", "https://a.b https://a.b", "żółć https://example.com/żółć\nend", "https://[bad", "a(https://x.y/(z)"]) {
    expect(linkify(text).map((piece) => piece.text).join("")).toBe(text);
  }
});
