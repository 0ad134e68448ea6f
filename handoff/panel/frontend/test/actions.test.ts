import { afterEach, beforeEach, expect, test } from "vitest";
import { actionsOf } from "../src/actions";
import { WORDS } from "../src/i18n";
import { Live } from "../src/live";
import { Store } from "../src/store";
import { ANA, NOON } from "./house";

const keys: unknown[] = [];
const answers: object[] = [];
const LOST = { ok: false, error: { code: "lost", message: "" } };
const DONE = { ok: true, conversation: "c1", seq: 3 };
const store = new Store();
let live: Live;

beforeEach(() => {
  keys.length = 0;
  answers.length = 0;
  live = new Live(store, ANA.id, {
    connect: () => ({
      ask: async (event, payload) => {
        if (event === "take_next" || event === "claim") keys.push("client_key" in payload && payload.client_key);
        return (answers.shift() ?? LOST) as never;
      },
      again: () => undefined,
      close: () => undefined,
    }),
    storage: localStorage,
    tab: sessionStorage,
    clock: () => NOON,
    visible: () => true,
    sessionEnded: async () => false,
  });
});

afterEach(() => live.stop());

function actions() {
  return actionsOf(live, store, WORDS.en, () => undefined);
}

test("a take whose answer got lost is asked for again with its key, and the next one with another", async () => {
  const act = actions();
  answers.push(LOST, DONE, DONE);
  expect(await act.takeNext()).toBeNull();
  expect(await act.takeNext()).toBe("c1");
  expect(await act.takeNext()).toBe("c1");
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test("claims of two conversations never share a key", async () => {
  const act = actions();
  await act.claim("c1");
  await act.claim("c2");
  await act.claim("c1");
  expect(keys[1]).not.toBe(keys[0]);
  expect(keys[2]).toBe(keys[0]);
});
