// @vitest-environment node
/// <reference types="node" />

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const DIST = join(mkdtempSync(join(tmpdir(), "panel-")), "dist/"); // what is built now, and not what lies there
const FIRST_VIEW = 61_440; // bytes, gzipped
const LATER = 30_720; // of the pages about what is known, which are fetched when somebody goes there

const files = (): string[] =>
  readdirSync(DIST, { recursive: true })
    .map(String)
    .filter((name) => /\.(html|js|css|svg)$/.test(name));
const content = (name: string): Buffer => readFileSync(DIST + name);
const weight = (name: string): number => gzipSync(content(name), { level: constants.Z_BEST_COMPRESSION }).length;

beforeAll(() => {
  execFileSync(process.execPath, ["vite.build.mjs", "panel"], { cwd: ROOT, env: { ...process.env, PANEL_DIST: DIST } });
}, 60_000);
afterAll(() => rmSync(dirname(DIST), { recursive: true }));

const sum = (names: readonly string[]): number => names.reduce((total, name) => total + weight(name), 0);
/** The page, and what it names; nothing else is fetched for it. */
const first = (): string[] => {
  const page = content("index.html").toString();
  return files().filter((name) => name === "index.html" || page.includes(name));
};

test(`the first view of the panel is at most ${FIRST_VIEW} bytes`, () => {
  expect(first().length).toBeGreaterThanOrEqual(3);
  expect(sum(first())).toBeLessThanOrEqual(FIRST_VIEW);
});

test(`the pages about what is known are fetched apart, and are at most ${LATER} bytes`, () => {
  const later = files().filter((name) => !first().includes(name));
  expect(later).not.toEqual([]);
  expect(sum(later)).toBeLessThanOrEqual(LATER);
});

test("the page holds no script and no style of its own, which the policy would refuse", () => {
  const page = content("index.html").toString();
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
});

test("no text is ever written as markup, or run as code", () => {
  for (const name of files().filter((file) => file.endsWith(".js"))) {
    expect(content(name).toString()).not.toMatch(/document\.write|insertAdjacentHTML|\beval\(|new Function/);
  }
});

test("page and styles name no other host", () => {
  for (const name of files().filter((file) => /\.(html|css)$/.test(file))) {
    expect(content(name).toString()).not.toMatch(/(https?:)?\/\/\w/);
  }
});
