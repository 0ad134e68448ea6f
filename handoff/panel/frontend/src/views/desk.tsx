/** The panel of a signed-in agent: sets up what its views share, and takes it down again. */

import { useCallback, useContext, useEffect, useMemo, useState } from "preact/hooks";
import { actionsOf } from "../actions";
import { Drafts } from "../drafts";
import { useWords } from "../i18n";
import { Live } from "../live";
import type { Prefs, SetPrefs } from "../prefs";
import { RoomContext, type Room } from "../room";
import { useRoute, type Go } from "../route";
import { connect } from "../socket";
import { Store, StoreContext } from "../store";
import { everySecond } from "../ticker";
import type { AgentView } from "../wire.gen";
import { FaqScreen } from "./faqscreen";
import { Notice, type Said } from "./notice";
import { Screen } from "./screen";

interface Props {
  readonly agent: AgentView;
  readonly prefs: Prefs;
  readonly setPrefs: SetPrefs;
  readonly sessionEnded: () => Promise<boolean>;
  /** Resolves to whether the session has ended. */
  readonly signOut: () => Promise<boolean>;
}

export function Desk({ agent, sessionEnded, ...props }: Props) {
  const store = useMemo(() => new Store(), []);
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const started = new Live(store, agent.id, {
      connect,
      storage: localStorage,
      tab: sessionStorage,
      clock: Date.now,
      visible: () => document.visibilityState === "visible",
      sessionEnded,
    });
    setLive(started);
    const stop = keepAwake(started, store);
    return () => {
      stop();
      started.stop();
    };
  }, [store, agent.id, sessionEnded]);
  return (
    <StoreContext.Provider value={store}>
      {live && <Furnished {...props} agent={agent} live={live} />}
    </StoreContext.Provider>
  );
}

function Furnished({ agent, live, prefs, setPrefs, signOut }: Omit<Props, "sessionEnded"> & { readonly live: Live }) {
  const words = useWords();
  const store = useContext(StoreContext);
  const [said, say] = useState<Said | null>(null);
  const dismiss = useCallback(() => say(null), []);
  const [place, visit] = useRoute();
  const conversation = place.room === "desk" ? place.conversation : null;
  const go: Go = useCallback((wanted) => visit({ room: "desk", conversation: wanted }), [visit]);
  useEffect(() => live.open(conversation), [live, conversation]);
  const act = useMemo(() => actionsOf(live, store, words, (text) => say({ text })), [live, store, words]);
  const drafts = useMemo(() => new Drafts(localStorage, agent.id), [agent.id]);
  const room: Room = useMemo(() => {
    const leave = async () => {
      if (!(await signOut())) return say({ text: words.me.stillSignedIn });
      live.forget();
      drafts.forget();
    };
    return { live, drafts, act, prefs, setPrefs, go, visit, signOut: () => void leave() };
  }, [live, drafts, act, prefs, setPrefs, go, visit, signOut, words]);
  return (
    <RoomContext.Provider value={room}>
      {place.room === "desk" ? <Screen conversation={conversation} /> : <FaqScreen page={place.page} />}
      <Notice said={said} dismiss={dismiss} />
    </RoomContext.Provider>
  );
}

/** Looks at once when the page comes to the front or the network is back; and lets signs of typing fade. */
function keepAwake(live: Live, store: Store): () => void {
  const wake = () => {
    if (document.visibilityState === "visible") live.wake();
  };
  const stopTicking = everySecond(() => store.tell({ type: "ticked", now: live.now() }));
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  return () => {
    stopTicking();
    document.removeEventListener("visibilitychange", wake);
    removeEventListener("online", wake);
  };
}
