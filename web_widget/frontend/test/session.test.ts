import { describe, expect, test, vi } from "vitest";
import type { Hello } from "../src/wire.gen";
import { anew, KEY, kept, server, soon, tab, texts, write } from "./tabs";

anew();

describe("a new visitor", () => {
  test("is greeted, and nothing is stored", async () => {
    const session = tab();
    await soon();
    expect(session.greeting?.text).toBe("Hello");
    expect(session.company).toBe("Example");
    expect(localStorage).toHaveLength(0);
  });

  test("is remembered from the first message on", async () => {
    const session = tab();
    await soon();
    write(session, "Why was I charged twice?");
    expect(kept()).toMatchObject({ token: "t2", outbox: [{ event: "send" }] });
    await soon();
    expect(texts(session)).toEqual(["Why was I charged twice?"]);
    expect(kept()).toMatchObject({ token: "t2", outbox: [] });
  });

  test("may write before there is a connection", async () => {
    server.down = true;
    const session = tab();
    write(session, "Hello?");
    await soon();
    expect(session.link).toBe("lost");
    expect(session.items).toHaveLength(1);
    server.down = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts(session)).toEqual(["Hello?"]);
    expect(session.items).toEqual([]);
  });
});

describe("an answer that is lost", () => {
  test("does not double the message", async () => {
    const session = tab();
    await soon();
    server.mute = true;
    write(session, "Once");
    await soon();
    server.mute = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.log.map(({ text }) => text)).toEqual(["Once"]);
    expect(texts(session)).toEqual(["Once"]);
    expect(session.items).toEqual([]);
  });

  test("does not double it when the page is loaded anew", async () => {
    const session = tab();
    await soon();
    server.mute = true;
    write(session, "Once");
    await soon();
    session.stop();
    server.mute = false;
    const again = tab();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.log.map(({ text }) => text)).toEqual(["Once"]);
    expect(texts(again)).toEqual(["Once"]);
  });
});

describe("what was missed", () => {
  test("while the connection was gone is fetched in pages, all of it", async () => {
    const session = tab();
    await soon();
    write(session, "Hello");
    await soon();
    server.down = true;
    server.cut();
    server.happens(...Array.from({ length: 1_000 }, (_, at) => ({ text: `missed ${at}` })));
    server.down = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.view.entries).toHaveLength(1_001);
    expect(session.view.entries).toEqual(server.log);
  });

  test("without a trace is found at the next sync", async () => {
    const session = tab();
    await soon();
    write(session, "Hello");
    await soon();
    server.silent = true;
    server.happens({ text: "never told" });
    await session.sync();
    expect(texts(session)).toEqual(["Hello", "never told"]);
  });

  test("before something that was heard is asked for at once", async () => {
    const session = tab();
    await soon();
    write(session, "Hello");
    await soon();
    server.silent = true;
    server.happens({ text: "not told" });
    server.silent = false;
    server.happens({ text: "told" });
    await soon();
    expect(texts(session)).toEqual(["Hello", "not told", "told"]);
  });

  test("of a long conversation comes page by page, from the newest back", async () => {
    const session = tab();
    await soon();
    write(session, "Hello");
    await soon();
    server.happens(...Array.from({ length: 120 }, (_, at) => ({ text: `said ${at}` })));
    session.stop();
    const again = tab();
    await soon();
    expect(again.view.entries).toHaveLength(50);
    await again.older();
    await again.older();
    await again.older();
    expect(again.view.entries).toEqual(server.log);
    expect(again.view.after).toBe(0);
  });
});

describe("two tabs of one visitor", () => {
  test("show the same", async () => {
    const first = tab();
    await soon();
    write(first, "Hello");
    await soon();
    const second = tab();
    await soon();
    write(second, "From the other tab");
    await soon();
    expect(texts(first)).toEqual(["Hello", "From the other tab"]);
    expect(texts(second)).toEqual(texts(first));
  });

  test("send what the other one left unsent when it was closed, once", async () => {
    const first = tab();
    const second = tab();
    await soon();
    server.refuses.set("send", "unavailable");
    write(first, "Left behind");
    await soon();
    first.stop();
    server.refuses.clear();
    second.storedElsewhere(); // the browser's "storage" event
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.log.map(({ text }) => text)).toEqual(["Left behind"]);
    expect(texts(second)).toEqual(["Left behind"]);
    expect(second.items).toEqual([]);
    expect(kept()).toMatchObject({ outbox: [] });
  });

  test("become one visitor when both were opened before the first message", async () => {
    const first = tab();
    await soon();
    const wire = server.wire();
    const second = tab(wire);
    await soon();
    write(first, "Hello");
    await soon();
    second.storedElsewhere(); // the browser's "storage" event
    await soon();
    expect(wire.said.findLast(([event]) => event === "hello")?.[1]).toMatchObject({ token: kept()?.token });
    write(second, "Me again");
    await soon();
    expect(texts(second)).toEqual(["Hello", "Me again"]);
  });
});

describe("a token that is no longer good", () => {
  test("is forgotten, and the unsent words are not", async () => {
    localStorage.setItem(
      KEY,
      JSON.stringify({ token: "expired", seen: 3, outbox: [{ event: "send", payload: { client_key: "key-one-1", text: "Kept" }, at: 1 }] }),
    );
    const session = tab();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(texts(session)).toEqual(["Kept"]);
    expect(kept()?.token).toBe("t2");
  });
});

describe("what the site says about the visitor", () => {
  test("is told once, at the next hello", async () => {
    server.identities.add("jwt-1");
    const wire = server.wire();
    const session = tab(wire);
    await soon();
    session.identify("jwt-1");
    await soon();
    server.cut();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(wire.said.map(([, hello]) => (hello as Hello).identity)).toEqual([null, "jwt-1", null]);
    expect(session.link).toBe("ready");
  });

  test("does not keep anybody from writing when it is not believed", async () => {
    const session = tab();
    session.identify("forged");
    await vi.advanceTimersByTimeAsync(5_000);
    write(session, "Hello");
    await soon();
    expect(texts(session)).toEqual(["Hello"]);
  });
});

describe("refusals", () => {
  test("of words are shown with the words, which may be sent again", async () => {
    const session = tab();
    await soon();
    server.refuses.set("send", "internal");
    write(session, "Hello");
    await soon();
    const [item] = session.items;
    expect(item).toMatchObject({ refused: "internal" });
    server.refuses.clear();
    if (item) session.retry(item);
    await soon();
    expect(texts(session)).toEqual(["Hello"]);
    expect(server.log[0]?.client_key).toBe(item?.payload.client_key);
  });

  test("of a button are told, and gone with the next request", async () => {
    const session = tab();
    await soon();
    server.refuses.set("choose", "outdated_choice");
    session.request({ event: "choose", payload: { seq: 2, option: "helped" } });
    await soon();
    expect(session.refusal).toBe("outdated_choice");
    expect(session.items).toEqual([]);
    write(session, "Then in words");
    expect(session.refusal).toBeNull();
  });

  test("of a transcript are told until it is there", async () => {
    const session = tab();
    await soon();
    write(session, "Hello");
    await soon();
    server.refuses.set("transcript", "unavailable");
    expect(await session.transcript("text")).toBeNull();
    expect(session.refusal).toBe("unavailable");
    server.refuses.clear();
    expect(await session.transcript("text")).not.toBeNull();
    expect(session.refusal).toBeNull();
  });

  test("of the page itself are not fought", async () => {
    server.refuses.set("hello", "not_allowed");
    const wire = server.wire();
    const session = tab(wire);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(session.link).toBe("refused");
    expect(wire.said).toHaveLength(1);
  });
});
