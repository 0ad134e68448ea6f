import { describe, expect, test, vi } from "vitest";
import { anew, server, soon, tab, write } from "./tabs";

anew();

describe("marks", () => {
  test("of what was seen go out once a second at most, and are remembered", async () => {
    const wire = server.wire();
    const session = tab(wire);
    await soon();
    write(session, "Hello");
    await soon();
    for (let at = 0; at < 5; at += 1) {
      server.happens({ text: `${at}` });
      session.saw();
    }
    expect(wire.said.filter(([event]) => event === "seen")).toEqual([["seen", { seq: 2 }]]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(wire.said.findLast(([event]) => event === "seen")).toEqual(["seen", { seq: 6 }]);
    session.stop();
    const again = tab();
    await soon();
    expect(again.unread).toBe(0);
    server.happens({ text: "new" });
    expect(again.unread).toBe(1);
  });

  test("of the agent never go back", async () => {
    const session = tab();
    await soon();
    write(session, "Hello");
    await soon();
    server.tell("seen", { seq: 1 });
    server.tell("state", { conversation: "c1", phase: "assigned", agent: "Ana" });
    server.tell("seen", { seq: 0 });
    expect(session.agentSeen).toBe(1);
  });
});

describe("typing", () => {
  test("is told every 3 seconds at most, and only in a conversation", async () => {
    const wire = server.wire();
    const session = tab(wire);
    await soon();
    session.typed();
    expect(wire.said.some(([event]) => event === "typing")).toBe(false);
    write(session, "Hello");
    await soon();
    for (let at = 0; at < 10; at += 1) {
      session.typed();
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(wire.said.filter(([event]) => event === "typing")).toHaveLength(2);
  });

  test("of the agent fades after 6 seconds, and at once when the words are there", async () => {
    const session = tab();
    await soon();
    write(session, "Hello");
    await soon();
    server.tell("typing", { name: "Ana" });
    expect(session.typing).toBe("Ana");
    await vi.advanceTimersByTimeAsync(6_100);
    expect(session.typing).toBeNull();
    server.tell("typing", { name: "Ana" });
    server.happens({ text: "There you are" });
    expect(session.typing).toBeNull();
  });
});
