/** The lines above the field: how long it takes, whether we are connected, and what went wrong. */

import { Icon } from "../icons";
import type { Session } from "../session";
import type { Speech } from "../words";
import type { Props } from "./ui";

/** When a person is likely to answer, as honestly as it is known. */
function expected({ state }: Session, speech: Speech): string {
  const { wait_low_s: low, wait_high_s: high, answer_by: by, late } = state;
  if (late) return speech.words.late;
  if (low !== null && low !== undefined && high) return speech.words.wait + speech.wait(low, high);
  return by ? speech.words.latest.replace("{time}", speech.time(by)) : "";
}

const Place = ({ ui }: Props) => {
  const { session, speech } = ui;
  if (session.state.phase !== "queued") return null;
  const place = session.state.queue_position ?? 0;
  const ahead = place > 1 ? speech.count("ahead", place - 1) : speech.words.next;
  return (
    <span class="note place">
      <span class="pulse" />
      <span>
        {place > 0 && <b>{ahead}</b>}
        <i>{expected(session, speech)}</i>
      </span>
    </span>
  );
};

export const Status = ({ ui }: Props) => {
  const { link, refusal } = ui.session;
  const { words } = ui.speech;
  const told = link === "lost" || link === "connecting" ? words[link] : null;
  const problem = link === "refused" ? words.errPage : refusal && ui.speech.refusal(refusal);
  return (
    <>
      <output>
        <Place ui={ui} />
        {told && (
          <span class="note">
            <Icon name={link === "lost" ? "alert" : "clock"} />
            {told}
          </span>
        )}
      </output>
      <div role="alert">{problem && <span class="note problem">{problem}</span>}</div>
    </>
  );
};

/** "Talk to a person": always there while no person has it. */
export const Person = ({ ui }: Props) => {
  const { session, speech } = ui;
  const { phase } = session.state;
  if (phase === "queued" || phase === "assigned" || session.items.some(({ event }) => event === "human")) return null;
  return (
    <button type="button" class="person" onClick={() => session.request({ event: "human", payload: {} })}>
      <Icon name="person" />
      {speech.words.person}
    </button>
  );
};
