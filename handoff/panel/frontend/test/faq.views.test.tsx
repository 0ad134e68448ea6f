import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, test } from "vitest";
import { FAQ_WORDS } from "../src/faq/words";
import { LOCALES } from "../src/i18n";
import type { Proposal } from "../src/wire.gen";
import { field, library, open, place, press, save, settle, words, write } from "./faqpages";
import { told } from "./library";

test.each(LOCALES)("what is stored and of no use is listed, and why: %s", async (locale) => {
  await open("", locale);
  expect(place.querySelector(".unusable")).toBeNull();
  library.faults = [{ entry: "password-reset", reason: told("it has no topic") }];
  await act(() => render(null, place));
  await open("", locale);
  const shown = place.querySelector(".unusable");
  expect(shown?.textContent).toContain(FAQ_WORDS[locale].list.unusable);
  expect(shown?.querySelector(".fault")?.textContent).toBe(`password-reset ${told("it has no topic")[locale]}`);
});

test("a question is tried with the entry as it stands, saved or not", async () => {
  await open("/invoice-find");
  await write("texts.en.question", "Typed?");
  const box = place.querySelector<HTMLElement>(".try");
  await act(() => {
    const input = box?.querySelector<HTMLInputElement>(".try-row input");
    if (!input) return;
    input.value = "invoice";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => void box?.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true })));
  await settle();
  expect(box?.querySelector(".verdict")?.textContent).toBe(words.tryOut.verdict.answer);
  expect(box?.querySelector(".tried")?.textContent).toContain("invoice: Typed?");
});

describe("learning", () => {
  const shown = { conversation: "c1", seq: 4 };
  const learned = [shown, { conversation: "c2", seq: 2 }];
  const proposal: Proposal = {
    language: "en",
    questions: [{ ...shown, text: "invoice gone" }],
    learned,
    count: 2,
    entry: "invoice-late",
    confidence: 0.4,
    answer: "Look here.",
  };

  beforeEach(() => {
    library.proposals = [proposal];
  });

  test("adds what was asked as phrasings, and tells the server which questions that takes care of", async () => {
    await open("#learning");
    await press(words.learning.add);
    expect(field("texts.en.phrasings").value).toBe("Why is it late? please\ninvoice gone");
    expect(field("texts.en.answer").value).toBe("In **the panel**.");
    await save();
    expect(library.saved[0]?.learned).toEqual(learned);
  });

  test("makes a new entry with the question, and the answer that an agent gave", async () => {
    await open("#learning");
    await press(words.learning.createFrom("invoice gone"));
    expect(field("texts.en.question").value).toBe("invoice gone");
    expect(field("texts.en.answer").value).toBe("Look here.");
    expect(field("id").value).toBe("invoice-gone");
  });

  test("refuses a proposal for good", async () => {
    await open("#learning");
    await press(words.learning.refuseOf("invoice gone"));
    expect(library.refusedProposals).toEqual([{ questions: learned }]);
    expect(place.querySelector(".proposal")).toBeNull();
  });

  test("leaves deciding to who may edit", async () => {
    library.mayEdit = false;
    await open("#learning");
    expect(place.querySelector(".proposal")?.textContent).toContain("invoice gone");
    expect(place.querySelector(".proposal button")).toBeNull();
  });
});

test("every number opens its conversations, and each of them the conversation itself", async () => {
  await open("#counts");
  const figures = [...place.querySelectorAll("tbody .figure")];
  expect(figures.filter((one) => one.textContent !== "0").every((one) => one.querySelector("button"))).toBe(true);
  await press(words.counts.opens(3, words.counts.asked, "Where is my invoice?"));
  const links = [...place.querySelectorAll<HTMLAnchorElement>("dialog a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual(["/panel/#c/c-asked"]);
  await act(() => place.querySelector<HTMLElement>("dialog a")?.click());
  expect(place.textContent).toBe("conversation c-asked");
});
