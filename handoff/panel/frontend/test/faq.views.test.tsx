import { render } from "preact";
import { useMemo } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FaqPages } from "../src/faq/pages";
import { FAQ_WORDS } from "../src/faq/words";
import { RoomContext, type Room } from "../src/room";
import { guardLeaving, useRoute } from "../src/route";
import type { Proposal } from "../src/wire.gen";
import { entryNamed, Library } from "./library";

const words = FAQ_WORDS.en;

let place: HTMLElement;
let library: Library;

function House() {
  const [at, visit] = useRoute();
  const room = useMemo(() => ({ visit }) as Partial<Room> as Room, [visit]);
  return (
    <RoomContext.Provider value={room}>
      {at.room === "faq" ? <FaqPages page={at.page} /> : <p>{`conversation ${at.conversation}`}</p>}
    </RoomContext.Provider>
  );
}

/** Lets what was asked for come, and what waits for the last key. */
async function settle(): Promise<void> {
  for (let step = 0; step < 4; step++) await act(async () => void (await vi.advanceTimersByTimeAsync(100)));
}

async function open(path: string): Promise<void> {
  history.replaceState(null, "", `/panel/faq${path}`);
  await act(() => render(<House />, place));
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  Element.prototype.scrollIntoView = () => undefined;
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL("https://chat.example/panel/faq");
  place = document.createElement("div");
  document.body.replaceChildren(place);
  library = new Library(entryNamed("invoice-find", "Where is my invoice?"), entryNamed("invoice-late", "Why is it late?"));
  vi.stubGlobal("fetch", library.fetch);
});

afterEach(() => {
  render(null, place);
  guardLeaving(() => undefined)(); // nobody stands in the way of the next test
  vi.useRealTimers();
});

function button(name: string): HTMLElement {
  const all = [...place.querySelectorAll<HTMLElement>("button, a")];
  const found = all.find((one) => (one.getAttribute("aria-label") ?? one.textContent) === name);
  if (!found) throw new Error(`There is no ${name} among ${all.map((one) => one.textContent).join(", ")}`);
  return found;
}

async function press(name: string): Promise<void> {
  await act(() => button(name).click());
  await settle();
}

function field(at: string): HTMLInputElement | HTMLTextAreaElement {
  const found = place.querySelector<HTMLInputElement>(`[data-place="${at}"] :is(input, textarea)`);
  if (!found) throw new Error(`There is no field ${at}`);
  return found;
}

async function write(at: string, text: string): Promise<void> {
  await act(() => {
    field(at).value = text;
    field(at).dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function save(): Promise<void> {
  await act(() => void place.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true })));
  await settle();
}

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
      { place: "texts.en.tests.0", reason: "it is a phrasing" },
      { place: "", reason: "odd" },
    ];
    library.refusal = { code: "bad_entry", faults };
    await open("/invoice-find");
    await write("texts.en.question", "New?");
    await save();
    expect(place.querySelector('[data-place="texts.en.tests"] .fault')?.textContent).toBe("Line 1: it is a phrasing");
    expect(place.querySelector(".refusal > .fault")?.textContent).toBe("odd");
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

test("a question is tried with the entry as it stands, saved or not", async () => {
  await open("/invoice-find");
  await write("texts.en.question", "Typed?");
  const box = place.querySelector<HTMLElement>(".try");
  await act(() => {
    const input = box?.querySelector<HTMLInputElement>(".try-row input");
    if (!input) return;
    input.value = "invoice";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => void box?.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true })));
  await settle();
  expect(box?.querySelector(".verdict")?.textContent).toBe(words.tryOut.verdict.answer);
  expect(box?.querySelector(".tried")?.textContent).toContain("invoice: Typed?");
});

describe("learning", () => {
  const shown = { conversation: "c1", seq: 4 };
  const learned = [shown, { conversation: "c2", seq: 2 }];
  const proposal: Proposal = {
    language: "en",
    questions: [{ ...shown, text: "invoice gone" }],
    learned,
    count: 2,
    entry: "invoice-late",
    confidence: 0.4,
    answer: "Look here.",
  };

  beforeEach(() => {
    library.proposals = [proposal];
  });

  test("adds what was asked as phrasings, and tells the server which questions that takes care of", async () => {
    await open("#learning");
    await press(words.learning.add);
    expect(field("texts.en.phrasings").value).toBe("Why is it late? please\ninvoice gone");
    expect(field("texts.en.answer").value).toBe("In **the panel**.");
    await save();
    expect(library.saved[0]?.learned).toEqual(learned);
  });

  test("makes a new entry with the question, and the answer that an agent gave", async () => {
    await open("#learning");
    await press(words.learning.createFrom("invoice gone"));
    expect(field("texts.en.question").value).toBe("invoice gone");
    expect(field("texts.en.answer").value).toBe("Look here.");
    expect(field("id").value).toBe("invoice-gone");
  });

  test("refuses a proposal for good", async () => {
    await open("#learning");
    await press(words.learning.refuseOf("invoice gone"));
    expect(library.refusedProposals).toEqual([{ questions: learned }]);
    expect(place.querySelector(".proposal")).toBeNull();
  });

  test("leaves deciding to who may edit", async () => {
    library.mayEdit = false;
    await open("#learning");
    expect(place.querySelector(".proposal")?.textContent).toContain("invoice gone");
    expect(place.querySelector(".proposal button")).toBeNull();
  });
});

test("every number opens its conversations, and each of them the conversation itself", async () => {
  await open("#counts");
  const figures = [...place.querySelectorAll("tbody .figure")];
  expect(figures.filter((one) => one.textContent !== "0").every((one) => one.querySelector("button"))).toBe(true);
  await press(words.counts.opens(3, words.counts.asked, "Where is my invoice?"));
  const links = [...place.querySelectorAll<HTMLAnchorElement>("dialog a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual(["/panel/#c/c-asked"]);
  await act(() => place.querySelector<HTMLElement>("dialog a")?.click());
  expect(place.textContent).toBe("conversation c-asked");
});
