import { expect, test } from "vitest";
import { addressOf, entryAt, KNOWLEDGE, LISTS, placeOf, talkAt, type Place } from "../src/route";

const PLACES: readonly (readonly [string, Place])[] = [
  ["/panel/", LISTS],
  ["/panel/#c/aB3_-x", talkAt("aB3_-x")],
  ["/panel/faq", KNOWLEDGE],
  ["/panel/faq/two-factor-lost", entryAt("two-factor-lost")],
  ["/panel/faq/counts", entryAt("counts")], // an entry may have any name
  ["/panel/faq#counts", { room: "faq", page: { name: "counts" } }],
  ["/panel/faq#new-route", { room: "faq", page: { name: "new-route" } }],
];

function at(address: string): Place {
  return placeOf(new URL(address, "https://chat.example"));
}

test.each(PLACES)("%s is an address, and leads back to itself", (address, place) => {
  expect(at(address)).toEqual(place);
  expect(addressOf(place)).toBe(address);
});

test.each([
  ["/panel/#c/../x", LISTS],
  [`/panel/#c/${"a".repeat(65)}`, LISTS],
  ["/panel/faq/UPPER", KNOWLEDGE],
  ["/panel/faq#teleport", KNOWLEDGE],
  ["/panel/faqs", LISTS],
])("%s names nothing, and leads to the nearest page", (address, place) => {
  expect(at(address)).toEqual(place);
});
