/** The panel's columns, the keys, and who has the focus. */

import { useCallback, useMemo, useState } from "preact/hooks";
import { useWords } from "../i18n";
import { sections } from "../lists";
import { useRoom } from "../room";
import { useView } from "../store";
import { moveInLists, openInLists } from "./cards";
import { Details } from "./details";
import { Help } from "./help";
import { Home } from "./home";
import { openPresence, useKeys, useReturn, type Commands } from "./keys";
import { ListsColumn } from "./lists";
import { useOneAtATime } from "./once";
import { Talk, type Wish } from "./talk";
import { useTitle } from "./title";
import { TopBar } from "./topbar";

export function Screen({ conversation }: { readonly conversation: string | null }) {
  const { act, prefs, setPrefs, go } = useRoom();
  const words = useWords();
  const [help, showHelp] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const granted = useCallback(() => setWish(null), []);
  const lists = useLists();
  const link = useView((state) => state.link);
  const take = async (claimed: Promise<string | null>) => {
    const taken = await claimed;
    if (!taken) return;
    go(taken);
    setWish({ for: "say" });
  };
  const [taking, takeNext] = useOneAtATime(() => take(act.takeNext()));

  const obey: Commands = {
    next: () => moveInLists(1),
    previous: () => moveInLists(-1),
    open: openInLists,
    take: () => conversation && void take(act.claim(conversation).then((done) => (done ? conversation : null))),
    take_next: takeNext,
    reply: () => conversation && setWish({ for: "say" }),
    note: () => conversation && setWish({ for: "note" }),
    resolve: () => conversation && setWish({ for: "resolve" }),
    presence: openPresence,
    left: () => setPrefs({ hideLists: !prefs.hideLists }),
    right: () => setPrefs({ hideDetails: !prefs.hideDetails }),
    help: () => showHelp(true),
  };
  useKeys(obey, prefs.shortcuts);
  useReturn(conversation);
  useTitle(words.panel);
  const hidden = `${prefs.hideLists ? "no-lists" : ""} ${prefs.hideDetails ? "no-details" : ""}`;
  return (
    <div class={`screen ${conversation ? "at-talk" : "at-lists"} ${hidden}`}>
      <TopBar room="desk" showHelp={() => showHelp(true)} />
      <main class="columns">
        <h1 class="sr">{words.panel}</h1>
        <ListsColumn lists={lists} open={conversation} takeNext={takeNext} canTake={link === "live"} taking={taking} />
        <div class="middle">
          {conversation ? (
            <Talk key={conversation} conversation={conversation} wish={wish} granted={granted} wishFor={setWish} />
          ) : (
            <Home waiting={lists.queue.length} takeNext={takeNext} canTake={link === "live"} taking={taking} />
          )}
        </div>
      </main>
      {conversation && <Details conversation={conversation} />}
      {help && <Help close={() => showHelp(false)} />}
    </div>
  );
}

/** The sections of the lists. */
function useLists() {
  const cards = useView((state) => state.cards);
  const me = useView((state) => state.me?.id);
  return useMemo(() => sections(cards, me), [cards, me]);
}
