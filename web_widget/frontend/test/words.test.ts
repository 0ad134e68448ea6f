import { describe, expect, test } from "vitest";
import { en } from "../src/locales/en";
import { pl } from "../src/locales/pl";
import { type Plural, Speech } from "../src/words";

const LANGUAGES = [
  ["en", en],
  ["pl", pl],
] as const;

describe("Polish plurals", () => {
  const speech = new Speech("pl");

  test.each([
    [1, "Przed Tobą 1 osoba"],
    [2, "Przed Tobą 2 osoby"],
    [4, "Przed Tobą 4 osoby"],
    [5, "Przed Tobą 5 osób"],
    [11, "Przed Tobą 11 osób"],
    [12, "Przed Tobą 12 osób"],
    [14, "Przed Tobą 14 osób"],
    [21, "Przed Tobą 21 osób"],
    [22, "Przed Tobą 22 osoby"],
    [112, "Przed Tobą 112 osób"],
  ])("%i ahead", (n, words) => {
    expect(speech.count("ahead", n)).toBe(words);
  });

  test.each([
    [1, "1 nowa wiadomość"],
    [3, "3 nowe wiadomości"],
    [25, "25 nowych wiadomości"],
  ])("%i unread", (n, words) => {
    expect(speech.count("unread", n)).toBe(words);
  });

  test.each([
    [60, 60, "około 1 minuty"],
    [120, 300, "około 2–5 minut"],
    [10, 50, "do 1 minuty"],
    [30, 170, "do 3 minut"],
  ])("a wait of %i to %i s", (low, high, words) => {
    expect(speech.wait(low, high)).toBe(words);
  });
});

describe("English plurals", () => {
  const speech = new Speech("en");

  test("are two", () => {
    expect(speech.count("ahead", 1)).toBe("1 person is ahead of you");
    expect(speech.count("ahead", 2)).toBe("2 people are ahead of you");
    expect(speech.count("left", 0)).toBe("0 characters left");
  });

  test("a wait is a range of whole minutes, and never none", () => {
    expect(speech.wait(120, 300)).toBe("about 2–5 minutes");
    expect(speech.wait(0, 0)).toBe("up to 1 minute");
    expect(speech.wait(61, 119)).toBe("about 1–2 minutes");
    expect(speech.wait(180, 180)).toBe("about 3 minutes");
  });
});

describe.each(LANGUAGES)("%s", (locale, words) => {
  const plurals = Object.entries<string | Plural>(words).flatMap(([key, said]) => (typeof said === "string" ? [] : [{ key, said }]));

  test("has every word", () => {
    expect(Object.keys(words)).toEqual(Object.keys(en));
    expect(Object.values<string | Plural>(words).filter((said) => said === "")).toEqual([]);
  });

  test("has a form for every number", () => {
    const speech = new Speech(locale);
    for (const { key, said } of plurals) {
      expect(Object.values(said).filter((form) => !form.includes("{n}")), key).toEqual([]);
      const forms = Object.keys(said).toSorted();
      const used = new Set(Array.from({ length: 200 }, (_, n) => speech.count(key as "left", n).replace(String(n), "{n}")));
      expect(forms.map((form) => said[form as "other"]).filter((form) => !used.has(form ?? "")), `${key} is never said`).toEqual([]);
    }
  });
});

test("names stand where each language puts them", () => {
  for (const key of ["claimed", "released", "assigned", "typing"] as const) {
    expect(en[key]).toContain("{name}");
    expect(pl[key]).toContain("{name}");
  }
});

test("today and yesterday have names, other days a date", () => {
  const speech = new Speech("en");
  const now = new Date(2026, 5, 3, 0, 5);
  expect(speech.day(new Date(2026, 5, 3, 0, 1).toISOString(), now)).toBe("Today");
  expect(speech.day(new Date(2026, 5, 2, 23, 59).toISOString(), now)).toBe("Yesterday");
  expect(speech.day(new Date(2026, 5, 1, 12).toISOString(), now)).toContain("1");
});

test("a refusal is told in the visitor's words, also one that only agents should meet", () => {
  for (const locale of ["pl", "en"] as const) {
    const speech = new Speech(locale);
    expect(speech.refusal("outdated_choice")).toBe(speech.words.errChoice);
    expect(speech.refusal("taken")).toBe(speech.words.errDown);
  }
});
