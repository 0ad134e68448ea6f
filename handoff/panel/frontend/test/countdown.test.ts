import { expect, test } from "vitest";
import { lasted, spoken, SOON, timeLeft, urgency, URGENT } from "../src/countdown";
import { NOON } from "./house";

const MINUTE = 60_000;

test.each([
  [10 * MINUTE, "10:00"],
  [9 * MINUTE + 59_001, "10:00"],
  [61_000, "1:01"],
  [400, "0:01"],
  [0, "0:00"],
  [-400, "0:00"],
  [-61_000, "1:01"],
  [3 * 60 * MINUTE + 5 * MINUTE + 9000, "3:05:09"],
  [-51 * 60 * MINUTE, "2 d 3 h"],
])("%i ms before it is due, the clock shows %s", (left, shown) => {
  expect(timeLeft(NOON + left, NOON)).toBe(shown);
});

test.each([
  [SOON + 1, "calm"],
  [SOON, "soon"],
  [URGENT + 1, "soon"],
  [URGENT, "urgent"],
  [0, "urgent"], // the due instant itself is in time
  [-1, "missed"],
] as const)("with %i ms left it is %s", (left, state) => {
  expect(urgency(NOON + left, NOON)).toBe(state);
});

test("what the server calls missed is missed", () => {
  expect(urgency(NOON + 5 * MINUTE, NOON, true)).toBe("missed");
});

test("a wait never runs backwards", () => {
  expect(lasted(NOON + 5000, NOON)).toBe("0:00");
  expect(lasted(NOON - 125_000, NOON)).toBe("2:05");
});

test.each([
  [0, "0 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [119_000, "1 min"],
  [-61_000, "1 min"],
  [3_720_000, "1 h 2 min"],
  [(51 * 3600 + 5) * 1000, "2 d 3 h"],
])("%i ms are read out as %s", (length, told) => {
  expect(spoken(length)).toBe(told);
});
