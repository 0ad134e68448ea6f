/** What an agent asks of a conversation, each with the words for when it is refused. */

import type { Words } from "./i18n";
import { newKey } from "./keys";
import type { Live } from "./live";
import type { Words as Unsaid } from "./outbox";
import type { Answer, Failed } from "./socket";
import type { Store } from "./store";

export interface Actions {
  /** Each resolves to whether it was done. */
  readonly claim: (conversation: string) => Promise<boolean>;
  readonly release: (conversation: string) => Promise<boolean>;
  readonly close: (conversation: string) => Promise<boolean>;
  readonly reopen: (conversation: string) => Promise<boolean>;
  /** Claims the one with the least time left, and resolves to it. */
  readonly takeNext: () => Promise<string | null>;
  /** Resolves to why it came to nothing, or null. `key` is the same when the same summary is sent again. */
  readonly resolve: (conversation: string, summary: string, key: string) => Promise<string | null>;
  /** Fetches older entries; that they did not come is complained of. */
  readonly older: (conversation: string) => Promise<void>;
  readonly send: (unsaid: Unsaid) => boolean;
}

type Complain = (text: string) => void;

export function actionsOf(live: Live, store: Store, words: Words, complain: Complain): Actions {
  const told = (conversation: string | undefined, answer: { ok: true } | Failed): boolean => {
    if (!answer.ok) complain(explained(answer, conversation));
    return answer.ok;
  };

  /** The name of who has it comes with the card, which a refused request has just brought up to date. */
  const explained = ({ error }: Failed, conversation: string | undefined): string => {
    const card = conversation ? store.state.cards.get(conversation) : undefined;
    const name = card?.agent === store.state.me?.id ? undefined : card?.agent_name;
    if (name && error.code === "taken") return words.takenBy(name);
    if (name && error.code === "not_yours") return words.heldBy(name);
    return words.problem[error.code];
  };

  const lost = new Map<string, string>();

  /** What is asked once more after its answer got lost has the same key, and is done once. */
  const keyed = async <Reply>(what: string, ask: (key: string) => Promise<Answer<Reply>>): Promise<Answer<Reply>> => {
    const key = lost.get(what) ?? newKey();
    const answer = await ask(key);
    if (!answer.ok && answer.error.code === "lost") lost.set(what, key);
    else lost.delete(what);
    return answer;
  };

  const hold = (event: "claim" | "release" | "reopen") => async (conversation: string) => {
    const ask = (key: string) => live.request(event, { conversation, client_key: key });
    return told(conversation, await keyed(`${event} ${conversation}`, ask));
  };

  return {
    claim: hold("claim"),
    release: hold("release"),
    close: async (conversation) => told(conversation, await live.request("close", { conversation })),
    reopen: hold("reopen"),
    takeNext: async () => {
      const answer = await keyed("take_next", (key) => live.request("take_next", { client_key: key }));
      return told(undefined, answer) && answer.ok ? answer.conversation : null;
    },
    resolve: async (conversation, summary, key) => {
      const answer = await live.request("resolve", { conversation, client_key: key, summary });
      return answer.ok ? null : explained(answer, conversation);
    },
    older: async (conversation) => {
      const failed = await live.older(conversation);
      if (failed) complain(words.problem[failed.error.code]);
    },
    send: (unsaid) => {
      const taken = live.outbox.add(unsaid, newKey(), Date.now());
      if (!taken) complain(words.outboxFull);
      return taken;
    },
  };
}
