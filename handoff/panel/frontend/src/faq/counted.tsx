/** The conversations behind a number. */

import { useCallback } from "preact/hooks";
import { useFormat } from "../i18n";
import { Dialog } from "../views/dialog";
import type { CountedConversation } from "../wire.gen";
import * as api from "./api";
import { TalkLink, Waiting } from "./bits";
import type { Pressed } from "./counts";
import { useFetched } from "./fetched";
import { useTitles } from "./known";
import type { CountKind, Figure } from "./order";
import { useFaqWords } from "./words";

const MOST = 200; // conversations that the server tells of one kind
const ASKED: readonly CountKind[] = ["answered", "offered", "unanswered", "routed"];

interface Props {
  readonly days: number;
  readonly pressed: Pressed;
  readonly close: () => void;
}

export function CountedDialog({ days, pressed: { row, figure }, close }: Props) {
  const { counts: words } = useFaqWords();
  const format = useFormat();
  const titles = useTitles();
  const { entry = null, language } = row;
  const kinds = kindsOf(figure).filter((kind) => row[kind] > 0).join();
  const fetch = useCallback(() => counted({ days, entry, language }, kinds), [days, entry, language, kinds]);
  const { reply, failure, again } = useFetched(fetch);
  const title = entry ? (titles.get(entry) ?? entry) : words.nothing;
  return (
    <Dialog title={words.of(words[figure], title)} close={close}>
      {!reply && <Waiting failure={failure} again={again} />}
      {reply?.conversations.length === 0 && <p>{words.none}</p>}
      <ol class="counted">
        {reply?.conversations.map((one) => (
          <li key={`${one.conversation} ${one.seq}`}>
            <TalkLink conversation={one.conversation}>{one.question || words.noWords}</TalkLink>
            <time class="dim" dateTime={one.at}>
              {format.moment(one.at)}
            </time>
          </li>
        ))}
      </ol>
      {reply && reply.conversations.length >= MOST && <p class="hint">{words.most(MOST)}</p>}
    </Dialog>
  );
}

/** The kinds of events that a figure is made of. */
function kindsOf(figure: Figure): readonly CountKind[] {
  return figure === "asked" ? ASKED : [figure];
}

type Of = Omit<api.Counted, "kind">;

/** Those of all kinds together, the newest first; a question that is there twice is told once. */
async function counted(
  of: Of,
  kinds: string,
): Promise<{ readonly ok: true; readonly conversations: readonly CountedConversation[] } | api.Failure> {
  const asked = kinds.split(",").filter(Boolean) as CountKind[];
  const replies = await Promise.all(asked.map((kind) => api.counted({ ...of, kind })));
  const all = new Map<string, CountedConversation>();
  for (const reply of replies) {
    if (!reply.ok) return reply;
    for (const one of reply.conversations) all.set(`${one.conversation} ${one.seq}`, one);
  }
  const conversations = [...all.values()].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return { ok: true, conversations: conversations.slice(0, MOST) };
}
