import { expect, test } from "vitest";
import { formatOf, preferred, WORDS } from "../src/i18n";
import { ordinal, plural } from "../src/plural";

const { pl, en } = WORDS;

test.each([
  [0, "0 gości czeka w kolejce"],
  [1, "1 gość czeka w kolejce"],
  [2, "2 goście czekają w kolejce"],
  [5, "5 gości czeka w kolejce"],
  [12, "12 gości czeka w kolejce"],
  [22, "22 goście czekają w kolejce"],
  [25, "25 gości czeka w kolejce"],
])("Polish counts %i visitors", (count, told) => {
  expect(pl.lists.waiting(count)).toBe(told);
});

test.each([
  [1, "1 odpowiedź nie została jeszcze wysłana. Po wylogowaniu przepadnie."],
  [2, "2 odpowiedzi nie zostały jeszcze wysłane. Po wylogowaniu przepadną."],
  [5, "5 odpowiedzi nie zostało jeszcze wysłanych. Po wylogowaniu przepadną."],
  [22, "22 odpowiedzi nie zostały jeszcze wysłane. Po wylogowaniu przepadną."],
])("Polish warns of %i unsent replies before a sign-out", (count, told) => {
  expect(pl.me.unsent(count)).toBe(told);
});

test.each([
  [1, "Rozmowę przegląda Ana"],
  [2, "Rozmowę przeglądają Ana i Ola"],
])("Polish says that %i agents are looking", (count, told) => {
  expect(pl.talk.looking(formatOf("pl").list(["Ana", "Ola"].slice(0, count)), count)).toBe(told);
});

test.each([
  [1, "1 visitor waits in the queue"],
  [2, "2 visitors wait in the queue"],
])("English counts %i visitors", (count, told) => {
  expect(en.lists.waiting(count)).toBe(told);
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [22, "22nd"],
])("English calls the %i. conversation %s", (place, told) => {
  expect(en.nth(place)).toBe(`${told} conversation`);
});

test("a form that is not there falls back to the other", () => {
  expect(plural("pl", 2, { other: "x" })).toBe("x");
  expect(ordinal("en", 2, { other: "th" })).toBe("2th");
});

test("every refusal has words in both languages", () => {
  for (const part of ["http", "problem"] as const) {
    const codes = Object.keys(en[part]) as (keyof (typeof en)[typeof part])[];
    expect(Object.keys(pl[part])).toEqual(codes);
    for (const code of codes) {
      expect(en[part][code]).toMatch(/\S.*[.?]$/);
      expect(pl[part][code]).toMatch(/\S.*[.?]$/);
      expect(pl[part][code]).not.toBe(en[part][code]);
    }
  }
});

test("both languages say the same things", () => {
  const shape = (words: object): unknown =>
    Object.fromEntries(Object.entries(words).map(([name, said]) => [name, typeof said === "object" ? shape(said) : typeof said]));
  expect(shape(pl)).toEqual(shape(en));
});

test.each([
  [["pl-PL", "en"], "pl"],
  [["de", "pl"], "pl"],
  [["en-GB", "pl"], "en"],
  [["de"], "en"],
  [[], "en"],
] as const)("a browser that prefers %j gets %s", (languages, locale) => {
  expect(preferred(languages)).toBe(locale);
});

test("days have names, and a date where the name says too little", () => {
  const noon = new Date(2026, 10, 24, 12).getTime();
  const day = 24 * 3600 * 1000;
  const { day: of } = formatOf("pl");
  expect(of(noon - 3600_000, noon)).toBe("Dzisiaj");
  expect(of(noon - day, noon)).toBe("Wczoraj");
  expect(of(noon - 3 * day, noon)).toBe("sobota, 21 listopada");
});

test("English writes the day before the month, and a clock of 24 hours", () => {
  expect(formatOf("en").moment(new Date(2026, 10, 24, 14, 3).getTime())).toBe("24 November at 14:03");
});
