/**
 * Which page the address names: `/panel/#c/ID` a conversation, `/panel/faq…` what is known. The browser's back
 * button leads from a conversation to the lists.
 */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";

const HOME = "/panel/";
const FAQ = "/panel/faq";
const CONVERSATION = /^#c\/([\w-]{1,64})$/;
const ENTRY = /^\/panel\/faq\/([a-z0-9-]{1,40})$/;
const SET_UP = /^#setup=([\w.~-]{1,128})$/;
const FAQ_PAGES = ["proof", "learning", "counts", "new-answer", "new-route"] as const;

/** A page about what is known: one entry, or one of the others. */
export type FaqPage =
  | { readonly name: "list" | (typeof FAQ_PAGES)[number] }
  | { readonly name: "entry"; readonly id: string };

export type Place =
  | { readonly room: "desk"; readonly conversation: string | null }
  | { readonly room: "faq"; readonly page: FaqPage };

export const LISTS: Place = { room: "desk", conversation: null };
export const KNOWLEDGE: Place = { room: "faq", page: { name: "list" } };

export function talkAt(conversation: string): Place {
  return { room: "desk", conversation };
}

export function entryAt(id: string): Place {
  return { room: "faq", page: { name: "entry", id } };
}

export function placeOf({ pathname, hash }: Pick<Location, "pathname" | "hash">): Place {
  if (pathname !== FAQ && !pathname.startsWith(`${FAQ}/`)) {
    return { room: "desk", conversation: CONVERSATION.exec(hash)?.[1] ?? null };
  }
  const id = ENTRY.exec(pathname)?.[1];
  const name = FAQ_PAGES.find((page) => hash === `#${page}`) ?? "list";
  return id ? entryAt(id) : { room: "faq", page: { name } };
}

export function addressOf(place: Place): string {
  if (place.room === "desk") return place.conversation ? `${HOME}#c/${place.conversation}` : HOME;
  const { page } = place;
  if (page.name === "entry") return `${FAQ}/${page.id}`;
  return page.name === "list" ? FAQ : `${FAQ}#${page.name}`;
}

/** The token of a one-time set-up link. It is taken out of the address: nobody should find it in the history. */
export function takeSetUpToken(): string | null {
  const token = SET_UP.exec(location.hash)?.[1] ?? null;
  if (token) history.replaceState(null, "", location.pathname);
  return token;
}

/** Asks whether the page may be left, and calls `leave` if so. */
export type AskFirst = (leave: () => void) => void;

let guard: AskFirst | null = null;

/** Has `ask` decide before the page is left for another one of the panel, until the returned function is called. */
export function guardLeaving(ask: AskFirst): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = null;
  };
}

function leaving(leave: () => void): void {
  if (guard) guard(leave);
  else leave();
}

/** Goes somewhere. `instead`: the page that is left is not kept for the back button, nor guarded. */
export type Visit = (place: Place, instead?: boolean) => void;
export type Go = (conversation: string | null) => void;

/** The place of the address, and how to go to another one. */
export function useRoute(): [Place, Visit] {
  const [place, set] = useState(() => placeOf(location));
  const shownRef = useRef(place);
  const show = useCallback((wanted: Place) => set((shownRef.current = wanted)), []);
  const enter = useCallback(
    (wanted: Place) => leaving(() => stepped(shownRef.current, wanted) && show(wanted)),
    [show],
  );
  const visit: Visit = useCallback(
    (wanted, instead = false) => {
      if (addressOf(wanted) === addressOf(shownRef.current)) return;
      if (!instead) return enter(wanted);
      history.replaceState(null, "", addressOf(wanted));
      show(wanted);
    },
    [enter, show],
  );
  useEffect(() => {
    const follow = () => {
      const wanted = placeOf(location);
      if (!guard) return show(wanted);
      history.pushState(null, "", addressOf(shownRef.current)); // the browser has left already: back again, and ask
      enter(wanted);
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [enter, show]);
  return [place, visit];
}

/** Takes the address there. False: the browser goes back by itself, and `popstate` tells when it has. */
function stepped(now: Place, wanted: Place): boolean {
  const address = addressOf(wanted);
  if (now.room === "faq" || wanted.room === "faq") history.pushState(null, "", address);
  else if (!wanted.conversation && history.state === FROM_LISTS) {
    history.back();
    return false;
  } else if (!wanted.conversation) history.replaceState(null, "", address);
  else if (now.conversation) history.replaceState(history.state, "", address);
  else history.pushState(FROM_LISTS, "", address);
  return true;
}

const FROM_LISTS = "from the lists";
