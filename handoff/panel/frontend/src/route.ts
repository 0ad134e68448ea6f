/** Which conversation the address names: `#c/ID`. The browser's back button leads from it to the lists. */

import { useCallback, useEffect, useState } from "preact/hooks";

const CONVERSATION = /^#c\/([\w-]{1,64})$/;
const SET_UP = /^#setup=([\w.~-]{1,128})$/;

export function conversationOf(hash: string): string | null {
  return CONVERSATION.exec(hash)?.[1] ?? null;
}

/** The token of a one-time set-up link. It is taken out of the address: nobody should find it in the history. */
export function takeSetUpToken(): string | null {
  const token = SET_UP.exec(location.hash)?.[1] ?? null;
  if (token) history.replaceState(null, "", location.pathname);
  return token;
}

export type Go = (conversation: string | null) => void;

/** The conversation of the address, and how to go to another one or (null) back to the lists. */
export function useRoute(): [string | null, Go] {
  const [conversation, set] = useState(() => conversationOf(location.hash));
  useEffect(() => {
    const follow = () => set(conversationOf(location.hash));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const go: Go = useCallback((wanted) => {
    const now = conversationOf(location.hash);
    if (wanted === now) return;
    if (!wanted && history.state === FROM_LISTS) {
      history.back();
      return;
    }
    if (!wanted) history.replaceState(null, "", location.pathname);
    else if (now) history.replaceState(history.state, "", `#c/${wanted}`);
    else history.pushState(FROM_LISTS, "", `#c/${wanted}`);
    set(wanted);
  }, []);
  return [conversation, go];
}

const FROM_LISTS = "from the lists";
