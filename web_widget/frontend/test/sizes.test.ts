// @vitest-environment node
/// <reference types="node" />

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DIST = join(mkdtempSync(join(tmpdir(), "widget-")), "dist/"); // what is built now, and not what lies there
const LOADER = "widget.js";

const BEFORE_THE_VISITOR_ACTS = 2_048; // bytes, gzipped
const UNTIL_THE_FIRST_MESSAGE = 28_672;

const text = (name: string): string => readFileSync(DIST + name, "utf8");
const weight = (name: string): number => gzipSync(readFileSync(DIST + name), { level: constants.Z_BEST_COMPRESSION }).length;
const apps = (): string[] => readdirSync(DIST).filter((name) => /^app-.*\.js$/.test(name));

beforeAll(() => {
  execFileSync(process.execPath, ["vite.build.mjs", "widget"], { cwd: ROOT, env: { ...process.env, WIDGET_DIST: DIST } });
}, 60_000);
afterAll(() => rmSync(dirname(DIST), { recursive: true }));

describe("what a visitor downloads", () => {
  test(`before they act is one file of at most ${BEFORE_THE_VISITOR_ACTS} bytes`, () => {
    expect(weight(LOADER)).toBeLessThanOrEqual(BEFORE_THE_VISITOR_ACTS);
  });

  test(`until they can write is at most ${UNTIL_THE_FIRST_MESSAGE} bytes in each language`, () => {
    expect(apps()).toHaveLength(2);
    for (const app of apps()) {
      expect(weight(LOADER) + weight(app), app).toBeLessThanOrEqual(UNTIL_THE_FIRST_MESSAGE);
      expect(text(LOADER)).toContain(app);
    }
  });

  test("is nothing more: the app asks for no other file", () => {
    for (const app of apps()) expect(text(app)).not.toMatch(/\bimport\s*[("'`{]|\bfrom\s*["'`]/);
  });

  test("is one language", () => {
    const [english, polish] = [/^app-en/, /^app-pl/].map((name) => text(apps().find((app) => name.test(app)) ?? ""));
    expect(english).not.toContain("Napisz");
    expect(polish).not.toContain("Write a message");
  });
});

describe("on a page with a strict policy", () => {
  test("nothing is written as markup, and no text is run as code", () => {
    for (const file of [LOADER, ...apps()]) {
      expect(text(file)).not.toMatch(/document\.write|insertAdjacentHTML|\beval\(|new Function/);
      expect(text(file)).not.toMatch(/\.cookie\s*=/);
    }
  });

  test("the loader leaves no name of its own behind", () => {
    expect(text(LOADER)).toMatch(/^\(function\(\)\s*\{/);
  });
});
