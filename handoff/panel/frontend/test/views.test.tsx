import { render, type ComponentChildren } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { actionsOf } from "../src/actions";
import { Drafts } from "../src/drafts";
import { rowsOf } from "../src/entries";
import { WORDS } from "../src/i18n";
import { Live } from "../src/live";
import { remembered } from "../src/prefs";
import { RoomContext, type Room } from "../src/room";
import { takeSetUpToken } from "../src/route";
import { Store, StoreContext } from "../src/store";
import { Composer } from "../src/views/composer";
import { RowView } from "../src/views/rows";
import { SignInPage } from "../src/views/signin";
import type { EntryView } from "../src/wire.gen";
import { ANA, BRUNO, House, instant, NOON } from "./house";

let place: HTMLElement;

beforeEach(() => {
  localStorage.clear();
  place = document.createElement("div");
  document.body.replaceChildren(place);
});

afterEach(() => {
  render(null, place);
  vi.useRealTimers();
});

async function show(children: ComponentChildren): Promise<void> {
  await act(() => render(<>{children}</>, place));
}

async function shownEntry(some: Partial<EntryView>): Promise<void> {
  const entry: EntryView = { seq: 1, at: instant(0), kind: "wrote", author: "visitor", ...some };
  await show(rowsOf([entry]).map((row) => <RowView key={row.type} row={row} me={ANA.id} seen={null} />));
}

describe("a transcript", () => {
  const HOSTILE = '<img src=x onerror="alert(1)"><b>Agent</b>: \u202eevil\u202c';

  test("shows text as text, whatever it says", async () => {
    await shownEntry({ text: HOSTILE });
    expect(place.querySelector(".text")?.textContent).toBe(HOSTILE);
    expect(place.querySelector(".text")?.children).toHaveLength(0);
    expect(place.querySelector("img")).toBeNull();
  });

  test("makes links of web addresses, and of nothing else", async () => {
    const text = "See https://example.com/a?b=(c). Not javascript:alert(1), nor data:text/html,x";
    await shownEntry({ text });
    const links = [...place.querySelectorAll<HTMLAnchorElement>(".text a")];
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["https://example.com/a?b=(c)"]);
    expect(links[0]?.rel).toBe("noopener noreferrer nofollow");
    expect(place.querySelector(".text")?.textContent).toBe(text);
  });

  test("says who speaks outside of what is said", async () => {
    await shownEntry({ text: HOSTILE });
    expect(place.querySelector(".who")?.textContent).toBe("Visitor");
  });

  test("names the FAQ entry behind an answer of the bot, and how sure it was", async () => {
    await shownEntry({ kind: "bot_said", author: "bot", text: "So.", faq_entry: "double-charge", confidence: 0.873 });
    expect(place.querySelector(".source")?.textContent).toBe("FAQ: double-charge87% sure");
  });

  test("marks a note as one that no visitor sees", async () => {
    await shownEntry({ kind: "noted", author: "agent", name: "Bruno", text: "Angry" });
    expect(place.querySelector(".who")?.textContent).toContain("Note, agents only");
    expect(place.querySelector(".from-note")).not.toBeNull();
  });

  test("tells two agents of one name apart", async () => {
    await shownEntry({ kind: "said", author: "agent", agent: "a2", name: "Ana", text: "Hello" });
    expect(place.querySelector(".who bdi")?.textContent).toBe("Ana");
    await shownEntry({ kind: "said", author: "agent", agent: ANA.id, name: "Ana", text: "Hello" });
    expect(place.querySelector(".who bdi")?.textContent).toBe("You");
  });

  test("does not break on what a newer server tells", async () => {
    await shownEntry({ kind: "teleported" as never, author: "system" });
    expect(place.textContent).toContain(WORDS.en.entry.unknown);
  });
});

/** A composer over a house, with a line that can be cut. */
class Bench {
  readonly house = new House();
  readonly store = new Store();
  readonly said: string[] = [];
  readonly live = new Live(this.store, ANA.id, {
    connect: () => ({
      ask: async (_event, payload) => {
        if ("text" in payload) this.said.push(payload.text);
        return { ok: false, error: { code: "lost", message: "" } };
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

  readonly #room: Room = {
    live: this.live,
    drafts: new Drafts(localStorage, ANA.id),
    act: actionsOf(this.live, this.store, WORDS.en, () => undefined),
    prefs: remembered(localStorage),
    setPrefs: () => undefined,
    go: () => undefined,
    visit: () => undefined,
    signOut: () => undefined,
  };

  claimedBy(name: string): void {
    this.house.add("c1", { kind: "opened", author: "visitor" });
    this.house.add("c1", { kind: "claimed", author: "agent", name });
    this.store.tell({ type: "lists", reply: this.house.lists(), offset: 0, at: NOON });
    this.store.tell({ type: "watched", reply: this.house.watch("c1", 0), at: NOON });
  }

  async draw(): Promise<void> {
    const card = this.house.card("c1");
    const thread = this.store.state.threads.get("c1");
    if (!thread) throw new Error("Claim it first.");
    const mine = card.agent === ANA.id;
    const more = { kind: "say", setKind: () => undefined, wanted: null, granted: () => undefined } as const;
    await show(
      <StoreContext.Provider value={this.store}>
        <RoomContext.Provider value={this.#room}>
          <Composer card={card} thread={thread} mine={mine} {...more} />
        </RoomContext.Provider>
      </StoreContext.Provider>,
    );
  }

  async write(text: string): Promise<void> {
    const field = place.querySelector("textarea");
    await act(() => {
      if (field) field.value = text;
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  async press(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    await act(() => void place.querySelector("textarea")?.dispatchEvent(event));
  }
}

describe("the field for a reply", () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  afterEach(() => bench.live.stop());

  test("Enter sends and empties it; Shift+Enter and a letter being composed do not", async () => {
    bench.claimedBy(ANA.name);
    await bench.draw();
    await bench.write("Hello");
    await bench.press("Enter", { shiftKey: true });
    await bench.press("Enter", { isComposing: true });
    expect(bench.store.state.unsent).toEqual([]);
    await bench.press("Enter");
    expect(bench.store.state.unsent.map((item) => item.text)).toEqual(["Hello"]);
    expect(place.querySelector("textarea")?.value).toBe("");
  });

  test("while the connection is lost nothing is sent, the draft stays, and the age of the picture is told", async () => {
    bench.claimedBy(ANA.name);
    await bench.draw();
    await act(() => bench.store.tell({ type: "lost", heard: Date.parse("2026-11-24T14:03:12") }));
    await bench.write("Hello");
    await bench.press("Enter");
    expect(bench.store.state.unsent).toEqual([]);
    expect(place.querySelector("textarea")?.value).toBe("Hello");
    expect(new Drafts(localStorage, ANA.id).get("c1", "say")).toBe("Hello");
    expect(place.querySelector(".lock-line")?.textContent).toContain("Up to date as of 14:03:12");
  });

  test("while something is missing nothing is sent either", async () => {
    bench.claimedBy(ANA.name);
    bench.house.add("c1", { kind: "wrote", author: "visitor", text: "lost" });
    bench.store.tell({ type: "entries", page: bench.house.add("c1", { kind: "wrote", author: "visitor", text: "x" }) });
    await bench.draw();
    await bench.write("Hello");
    await bench.press("Enter");
    expect(bench.store.state.unsent).toEqual([]);
  });

  test("words without content, or too many of them, are not sent", async () => {
    bench.claimedBy(ANA.name);
    await bench.draw();
    for (const text of ["  \n ", "😀".repeat(4001)]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as an agent types
      await bench.write(text);
      // oxlint-disable-next-line no-await-in-loop
      await bench.press("Enter");
    }
    expect(bench.store.state.unsent).toEqual([]);
    await bench.write("😀".repeat(4000));
    await bench.press("Enter");
    expect(bench.store.state.unsent).toHaveLength(1);
  });

  test("in a colleague's conversation stands whose it is", async () => {
    bench.claimedBy(BRUNO.name);
    await bench.draw();
    expect(place.querySelector("textarea")).toBeNull();
    expect(place.querySelector(".claim")?.textContent).toBe("Taken by Bruno.");
  });
});

/** Lets time go by. */
async function pass(milliseconds: number): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));
}

describe("the door", () => {
  test("a throttled sign-in says for how long, and opens again by itself", async () => {
    vi.useFakeTimers();
    const refusal = { ok: false, error: { code: "too_fast", message: "" } };
    const answer = new Response(JSON.stringify(refusal), { status: 429, headers: { "Retry-After": "12" } });
    vi.stubGlobal("fetch", async () => answer);
    await show(<SignInPage locale="en" setLocale={() => undefined} enter={() => undefined} greeting={null} />);
    const button = place.querySelector<HTMLButtonElement>("button[type=submit]");
    await act(() => void place.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true })));
    await pass(0);
    expect(place.querySelector(".complaint")?.textContent).toContain("Try again in 12 s.");
    expect(button?.disabled).toBe(true);
    await pass(5000);
    expect(place.querySelector(".complaint")?.textContent).toContain("Try again in 7 s.");
    await pass(7000);
    expect(place.querySelector(".complaint")).toBeNull();
    expect(button?.disabled).toBe(false);
  });

  test("the token of a set-up link is taken out of the address", () => {
    location.hash = "#setup=abc-DEF_123";
    expect(takeSetUpToken()).toBe("abc-DEF_123");
    expect(location.hash).toBe("");
    expect(takeSetUpToken()).toBeNull();
  });
});
