/** What a number counts, each in its conversation. */

import { useCallback } from "preact/hooks";
import { useFormat } from "../i18n";
import { Dialog } from "../views/dialog";
import * as api from "./api";
import { TalkLink, Waiting } from "./bits";
import type { Pressed } from "./counts";
import { useFetched } from "./fetched";
import { useTitles } from "./known";
import { useFaqWords } from "./words";

const MOST = 200; // events that the server tells

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
  const fetch = useCallback(() => api.counted({ days, entry, language, kind: figure }), [days, entry, language, figure]);
  const { reply, failure, again } = useFetched(fetch);
  const title = entry ? (titles.get(entry) ?? entry) : words.nothing;
  return (
    <Dialog title={words.of(words[figure], title)} close={close}>
      {!reply && <Waiting failure={failure} again={again} />}
      {reply?.events.length === 0 && <p>{words.none}</p>}
      <ol class="counted">
        {reply?.events.map((one) => (
          <li key={`${one.conversation} ${one.seq}`}>
            <TalkLink conversation={one.conversation}>{one.question || words.noWords}</TalkLink>
            <time class="dim" dateTime={one.at}>
              {format.moment(one.at)}
            </time>
          </li>
        ))}
      </ol>
      {reply && reply.events.length >= MOST && <p class="hint">{words.most(MOST)}</p>}
    </Dialog>
  );
}
