/** One conversation: its head, its transcript, and where one writes. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../i18n";
import { useView } from "../store";
import { Composer, type Kind } from "./composer";
import { Log } from "./log";
import { Resolve } from "./resolve";
import { Suggestions } from "./suggestions";
import { TalkHead } from "./talkhead";

/** What a key, or taking a conversation over, wants of this view. */
export interface Wish {
  readonly for: Kind | "resolve";
  /** Put at the end of what is being written. */
  readonly insert?: string;
}

interface Props {
  readonly conversation: string;
  readonly wish: Wish | null;
  readonly granted: () => void;
  readonly wishFor: (wish: Wish) => void;
}

export function Talk({ conversation, wish, granted, wishFor }: Props) {
  const words = useWords();
  const card = useView((state) => state.cards.get(conversation));
  const thread = useView((state) => state.threads.get(conversation));
  const mine = useView((state) => card?.phase === "assigned" && card.agent === state.me?.id);
  const [kind, setKind] = useState<Kind>("say");
  const [resolving, resolve] = useState(false);
  const missing = useView((state) => state.missing);
  const headRef = useRef<HTMLElement>(null);
  const ready = thread !== undefined;

  useEffect(() => headRef.current?.querySelector("h2")?.focus(), []);

  useLayoutEffect(() => {
    if (!wish || !ready) return;
    if (wish.for !== "resolve") {
      setKind(wish.for); // the composer grants the rest
      return;
    }
    resolve(mine);
    granted();
  }, [wish, ready, mine, granted]);

  if (missing) return <p class="talk-empty">{words.talk.missing}</p>;
  return (
    <article class="talk" ref={headRef}>
      <TalkHead conversation={conversation} card={card} mine={mine} resolve={() => resolve(true)} />
      {thread ? <Log thread={thread} /> : <p class="talk-empty">{words.talk.loading}</p>}
      {card && thread && (
        <div class="talk-foot">
          <Suggestions
            thread={thread}
            mine={mine}
            locale={card.locale}
            insert={(text) => wishFor({ for: "say", insert: text })}
          />
          <Composer
            card={card}
            thread={thread}
            mine={mine}
            kind={kind}
            setKind={setKind}
            wanted={wish?.for === kind ? wish : null}
            granted={granted}
          />
        </div>
      )}
      {resolving && <Resolve conversation={conversation} close={() => resolve(false)} />}
    </article>
  );
}
