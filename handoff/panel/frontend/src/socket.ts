/** The socket of the namespace /agent, typed by the wire. Carries no truth: what it loses is asked for again. */

import { io } from "socket.io-client";
import type { ErrorInfo, FromClient, ToClient } from "./wire.gen";

/** Why something came to nothing: refused by the server, or no answer from it. */
export type Problem = ErrorInfo["code"] | "lost";

export interface Failed {
  readonly ok: false;
  readonly error: { readonly code: Problem; readonly message: string };
}

export type Answer<Reply> = (Reply & { readonly ok: true }) | Failed;

export type Ask = <Event extends keyof FromClient>(
  event: Event,
  payload: FromClient[Event]["payload"],
) => Promise<Answer<FromClient[Event]["reply"]>>;

export interface Hearer {
  connected(): void;
  /** The connection is gone, or could not be made. `ended`: the server wants no other one. */
  lost(ended: boolean): void;
  /** A sign of life, of any kind. */
  alive(): void;
  heard<Event extends keyof ToClient>(event: Event, news: ToClient[Event]): void;
}

export interface Link {
  readonly ask: Ask;
  /** Connects again after the server has ended it. Harmless otherwise. */
  readonly again: () => void;
  readonly close: () => void;
}

const EVENTS: readonly (keyof ToClient)[] = ["entries", "cards", "presence", "typing", "seen", "viewers"];
const ANSWER_WITHIN = 8000; // ms
const LOST: Failed = { ok: false, error: { code: "lost", message: "" } };

/** Connects, and again after every loss, sooner or later at random so that not all panels come back at once. */
export function connect(hearer: Hearer): Link {
  const socket = io("/agent", {
    path: "/panel/socket.io",
    transports: ["websocket"],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  });
  socket.on("connect", () => hearer.connected());
  socket.on("disconnect", (reason) => hearer.lost(reason === "io server disconnect"));
  socket.on("connect_error", () => hearer.lost(!socket.active));
  socket.io.on("ping", () => hearer.alive());
  for (const event of EVENTS) {
    socket.on(event, (news: ToClient[typeof event]) => {
      hearer.alive();
      hearer.heard(event, news);
    });
  }

  const ask: Ask = async (event, payload) => {
    if (!socket.connected) return LOST; // else it would be kept and sent later, out of turn
    try {
      const answer: Answer<never> = await socket.timeout(ANSWER_WITHIN).emitWithAck(event, payload);
      hearer.alive();
      return answer;
    } catch {
      return LOST;
    }
  };
  const again = () => {
    if (!socket.connected) socket.connect();
  };
  return { ask, again, close: () => socket.close() };
}
