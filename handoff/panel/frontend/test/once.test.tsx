import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { useOneAtATime } from "../src/views/once";

const place = document.body;
const waiting: (() => void)[] = [];

afterEach(() => render(null, place));

function Take() {
  const [busy, take] = useOneAtATime(() => new Promise((done) => waiting.push(done)));
  return (
    <button type="button" aria-disabled={busy} onClick={take}>
      Take next
    </button>
  );
}

test("a double click takes one visitor, and the button is free again afterwards", async () => {
  await act(() => render(<Take />, place));
  const button = place.querySelector("button");
  await act(() => {
    button?.click();
    button?.click();
  });
  expect(waiting).toHaveLength(1);
  expect(button?.getAttribute("aria-disabled")).toBe("true");
  await act(async () => waiting[0]?.());
  expect(button?.getAttribute("aria-disabled")).toBe("false");
  await act(() => button?.click());
  expect(waiting).toHaveLength(2);
});
