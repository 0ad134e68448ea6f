/** Single keys, and where the focus goes when a conversation is left. */

import { useEffect, useRef } from "preact/hooks";
import { commandOf, type Command } from "../keyboard";
import { returnToLists } from "./cards";

export type Commands = Readonly<Record<Command, () => unknown>>;

/** Carries out what single keys ask for, while they are switched on. */
export function useKeys(commands: Partial<Commands>, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const listen = (press: KeyboardEvent) => {
      const command = commandOf(press);
      const obey = command && commands[command];
      if (!obey) return;
      press.preventDefault();
      obey();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}

/** Back in the lists, the focus is on the line that one came from. */
export function useReturn(conversation: string | null): void {
  const leftRef = useRef(conversation);
  useEffect(() => {
    if (!conversation && leftRef.current) returnToLists(leftRef.current);
    leftRef.current = conversation;
  }, [conversation]);
}

export function openPresence(): void {
  document.getElementById("me-button")?.click();
}
