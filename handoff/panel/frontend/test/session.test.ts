import { expect, test, vi } from "vitest";
import { signOut } from "../src/session";

test.each([
  [200, true],
  [204, true],
  [401, true], // it had ended before
  [403, false],
  [503, false],
])("an answer %i to a sign-out means that it is done: %s", async (status, done) => {
  vi.stubGlobal("fetch", async () => new Response(null, { status }));
  expect(await signOut()).toBe(done);
});

test("who cannot reach the server is still signed in", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("offline")));
  expect(await signOut()).toBe(false);
});
