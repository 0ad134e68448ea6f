/** Sending a form that may be refused, and refused for a while. */

import { useEffect, useState } from "preact/hooks";
import type { Refusal } from "../http";
import type { Outcome } from "../session";
import { everySecond } from "../ticker";
import type { AgentView } from "../wire.gen";

interface Submission {
  readonly working: boolean;
  readonly refusal: Refusal | null;
  /** Seconds until the server takes another try. */
  readonly seconds: number;
  readonly submit: (event: Event) => void;
}

export function useSubmit(send: () => Promise<Outcome>, enter: (agent: AgentView) => void): Submission {
  const [working, setWorking] = useState(false);
  const [refusal, refuse] = useState<Refusal | null>(null);
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    if (!refusal) return undefined;
    const until = Date.now() + refusal.retryAfter * 1000;
    const look = () => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    look();
    return refusal.retryAfter > 0 ? everySecond(look) : undefined;
  }, [refusal]);

  const carryOut = async () => {
    setWorking(true);
    refuse(null);
    const outcome = await send();
    setWorking(false);
    if (outcome.ok) enter(outcome.agent);
    else refuse(outcome);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (!working && seconds === 0) void carryOut();
  };
  const waits = refusal?.code === "too_fast" && seconds === 0 ? null : refusal;
  return { working, refusal: waits, seconds, submit };
}
