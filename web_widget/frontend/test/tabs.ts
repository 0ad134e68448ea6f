/** Pages that carry the widget, each with its own socket to one server, in time that the test moves. */

import { afterEach, beforeEach, vi } from "vitest";
import { Session } from "../src/session";
import { Server, type Wire } from "./server";

export const KEY = "frontline:shop";

export let server: Server;
const open: Session[] = [];

/** Gives each test of a file a server of its own, and an empty browser. */
export function anew(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    server = new Server();
  });
  afterEach(() => {
    for (const session of open.splice(0)) session.stop();
    vi.useRealTimers();
  });
}

/** A page with the widget, opened by the visitor. */
export function tab(wire: Wire = server.wire()): Session {
  const session = new Session({ site: "shop", locale: "en" }, wire.asSocket(), () => {});
  open.push(session);
  session.start();
  return session;
}

export const write = (session: Session, text: string): void => session.request({ event: "send", payload: { text } });
export const texts = (session: Session) => session.view.entries.map(({ text }) => text);
export const soon = () => vi.advanceTimersByTimeAsync(20);
export const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "null") as { token: string } | null;
