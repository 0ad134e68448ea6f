import { act } from "preact/test-utils";
import { describe, expect, test } from "vitest";
import { field, library, open, place, press, save, settle, words, write } from "./faqpages";
import { entryNamed, told } from "./library";

describe("a save", () => {
  test("names the version that was opened, and the next one the version that it made", async () => {
    await open("/invoice-find");
    await write("texts.en.question", "Where is it?");
    expect(place.querySelector(".dirty")?.textContent).toBe(words.entry.dirty);
    await save();
    expect(library.saved.map(({ version, entry }) => [version, entry.texts.en.question])).toEqual([[1, "Where is it?"]]);
    expect(place.querySelector(".faq-said")?.textContent).toBe(words.entry.saved);
    expect(place.querySelector(".dirty")?.textContent).toBe("");
    await write("texts.en.question", "Where is it now?");
    await save();
    expect(library.saved.at(-1)?.version).toBe(3);
  });

  test("leaves what was typed while it went on", async () => {
    library.proving = 200;
    await open("/invoice-find");
    await write("texts.en.question", "First?");
    await act(() => void place.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true })));
    await write("texts.en.question", "Second?");
    await settle();
    expect(library.entries.get("invoice-find")?.entry.texts.en.question).toBe("First?");
    expect(field("texts.en.question").value).toBe("Second?");
    expect(place.querySelector(".dirty")?.textContent).toBe(words.entry.dirty);
  });

  test("of nothing that was changed sends nothing", async () => {
    await open("/invoice-find");
    await save();
    expect(library.saved).toEqual([]);
  });

  test("of what is known to be wrong sends nothing, and shows it at its field", async () => {
    await open("/invoice-find");
    await write("texts.pl.question", " ");
    await save();
    expect(library.saved).toEqual([]);
    expect(place.querySelector('[data-place="texts.pl.question"] .fault')?.textContent).toBe(words.wrong.empty);
    expect(field("texts.pl.question").getAttribute("aria-invalid")).toBe("true");
  });

});

describe("a save that is refused", () => {
  test("shows the server's faults at their fields and lines, and those without a field above", async () => {
    const faults = [
      { place: "texts.en.tests.0", reason: told("it is a phrasing") },
      { place: "", reason: told("odd") },
    ];
    library.refusal = { code: "bad_entry", faults };
    await open("/invoice-find");
    await write("texts.en.question", "New?");
    await save();
    expect(place.querySelector('[data-place="texts.en.tests"] .fault')?.textContent).toBe("Line 1: it is a phrasing");
    expect(place.querySelector(".refusal > .fault")?.textContent).toBe("odd");
  });

  test("says why in the reader's language", async () => {
    library.refusal = { code: "bad_entry", faults: [{ place: "texts.en.tests.0", reason: told("it is a phrasing") }] };
    await open("/invoice-find", "pl");
    await write("texts.en.question", "New?");
    await save();
    const fault = place.querySelector('[data-place="texts.en.tests"] .fault');
    expect(fault?.textContent).toBe("Wiersz 1: it is a phrasing (pl)");
  });

  test("shows whose sentences a change would take, and by how much", async () => {
    const stolen = { entry: "invoice-late", language: "en", sentence: "so late", winner: null, before: 0.91, after: 0.2 } as const;
    library.refusal = { code: "stolen", stolen: [stolen] };
    await open("/invoice-find");
    await write("texts.en.phrasings", "so late");
    await save();
    const cells = [...place.querySelectorAll(".refusal tbody > tr > *")].map((cell) => cell.textContent);
    expect(cells).toEqual(["so late", "Why is it late?", "nothing", "91%", "20%"]);
    expect(field("texts.en.phrasings").value).toBe("so late");
  });

  test("keeps what was typed when somebody has saved meanwhile, and goes on from their text", async () => {
    await open("/invoice-find");
    await write("texts.en.question", "Mine?");
    library.put({ ...entryNamed("invoice-find", "Theirs?"), topic: "papers" });
    await save();
    expect(place.querySelector(".complaint")?.textContent).toBe(words.refused.outdated);
    await press(words.outdated.reload);
    expect([field("texts.en.question").value, field("topic").value]).toEqual(["Mine?", "papers"]);
    expect(place.querySelector(".refusal details pre")?.textContent).toBe("Theirs?");
    await save();
    expect(library.entries.get("invoice-find")?.entry.texts.en.question).toBe("Mine?");
  });

});

describe("an open entry", () => {
  test("shows how the answer will read, a moment after the last key, and what is wrong with it", async () => {
    await open("/invoice-find");
    const preview = () => place.querySelectorAll(".preview")[1];
    expect(preview()?.querySelector(".rich")?.textContent).toBe("How");
    await write("texts.en.answer", "Like this");
    await settle();
    expect(preview()?.querySelector(".rich")?.textContent).toBe("Like this");
    await write("texts.en.answer", "Like <b>");
    await settle();
    expect(preview()?.querySelector(".fault")?.textContent).toBe("HTML is not supported");
    expect(preview()?.querySelector(".rich")?.textContent).toBe("Like this");
  });

  test("tells of an answer that is too long, and how it read before", async () => {
    await open("/invoice-find");
    await write("texts.en.answer", "x".repeat(2001));
    await settle();
    const preview = place.querySelectorAll(".preview")[1];
    expect(preview?.querySelector(".fault")?.textContent).toBe(words.wrong.long(2000));
    expect(preview?.querySelector(".rich")?.textContent).toBe("How");
    await save();
    expect(library.saved).toEqual([]);
  });

  test("is left without a word when nothing was typed, and asks when something was", async () => {
    await open("/invoice-find");
    await press(words.pages.counts);
    expect(place.querySelector("h1")?.textContent).toBe(words.counts.title);
    await press(words.pages.list);
    await act(() => place.querySelector<HTMLElement>(".entry-line")?.click());
    await settle();
    await write("texts.en.question", "Mine?");
    await press(words.pages.counts);
    expect(place.querySelector("dialog")?.textContent).toContain(words.leave.lead);
    await press(words.leave.stay);
    expect(field("texts.en.question").value).toBe("Mine?");
    await press(words.pages.counts);
    await press(words.leave.go);
    expect(place.querySelector("h1")?.textContent).toBe(words.counts.title);
  });

  test("is only read by who may not change it", async () => {
    library.mayEdit = false;
    await open("/invoice-find");
    expect(field("texts.en.question").readOnly).toBe(true);
    expect(place.querySelector(".entry-head button")).toBeNull();
  });

  test("that is new is named after its question until it is named, and no name is taken twice", async () => {
    await open("#new-answer");
    await write("texts.en.question", "Invoice: find!");
    expect(field("id").value).toBe("invoice-find");
    await save();
    expect(place.querySelector('[data-place="id"] .fault')?.textContent).toBe(words.wrong.taken);
    await write("id", "found");
    await write("texts.en.question", "Something else");
    expect(field("id").value).toBe("found");
  });
});
