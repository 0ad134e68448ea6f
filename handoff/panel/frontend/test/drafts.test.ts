import { beforeEach, expect, test } from "vitest";
import { Drafts, MAX_DRAFTS } from "../src/drafts";

beforeEach(() => localStorage.clear());

function drafts(agent = "ana") {
  return new Drafts(localStorage, agent);
}

test("a draft outlives a reload, reply and note apart", () => {
  drafts().set("c1", "say", "Dear visitor");
  drafts().set("c1", "note", "He is angry");
  expect(drafts().get("c1", "say")).toBe("Dear visitor");
  expect(drafts().get("c1", "note")).toBe("He is angry");
  expect(drafts().get("c2", "say")).toBe("");
});

test("a summary is kept beside them, and signing out forgets them all", () => {
  drafts().set("c1", "say", "Dear visitor");
  drafts().set("c1", "resolve", "The card was charged twice");
  expect(drafts().get("c1", "resolve")).toBe("The card was charged twice");
  drafts().forget();
  expect(drafts().conversations().size).toBe(0);
  expect(localStorage.length).toBe(0);
});

test("an emptied draft is forgotten, and the other one stays", () => {
  drafts().set("c1", "say", "Dear");
  drafts().set("c1", "note", "Hm");
  drafts().set("c1", "say", "");
  expect(drafts().get("c1", "note")).toBe("Hm");
  drafts().set("c1", "note", "");
  expect(drafts().conversations().has("c1")).toBe(false);
});

test("nobody sees another agent's drafts", () => {
  drafts("ana").set("c1", "say", "Mine");
  expect(drafts("bruno").get("c1", "say")).toBe("");
});

test("the oldest drafts make room", () => {
  for (let at = 0; at < MAX_DRAFTS + 3; at += 1) drafts().set(`c${at}`, "say", "x");
  expect(drafts().conversations().has("c0")).toBe(false);
  expect(drafts().conversations().has("c3")).toBe(true);
  expect(drafts().conversations().has(`c${MAX_DRAFTS + 2}`)).toBe(true);
});

test.each(["", "null", "[1", '{"c1":7}', '"text"'])("a spoilt storage (%s) is as good as an empty one", (spoilt) => {
  localStorage.setItem("frontline.drafts.ana", spoilt);
  expect(drafts().get("c1", "say")).toBe("");
  drafts().set("c1", "say", "New");
  expect(drafts().get("c1", "say")).toBe("New");
});
