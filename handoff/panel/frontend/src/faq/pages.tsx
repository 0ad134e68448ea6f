/** The pages about what is known: entries, their proof, what may be learned, and what became of questions. */

import "../styles/faq.css";
import "../styles/faq-try.css";
import "../styles/faq-entry.css";
import "../styles/faq-tables.css";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../icons";
import { useRoom } from "../room";
import { addressOf, entryAt, type FaqPage, type Place } from "../route";
import { PlaceLink } from "../views/placelink";
import type { FaqList } from "../wire.gen";
import * as api from "./api";
import { Waiting } from "./bits";
import { CountsPage } from "./counts";
import type { Seed } from "./draft";
import { EntryPage, NewPage } from "./entry";
import { useFetched } from "./fetched";
import { KnownContext, type Known } from "./known";
import { LearningPage } from "./learning";
import { ListPage } from "./list";
import { ProofPage } from "./proof";
import { useFaqWords } from "./words";

const TABS = ["list", "proof", "learning", "counts"] as const;

export function FaqPages({ page }: { readonly page: FaqPage }) {
  const words = useFaqWords();
  const { reply, failure, again } = useFetched(api.all);
  const { seed, sow } = useSowing(page);
  const boxRef = useRef<HTMLDivElement>(null);
  const shown = addressOf({ room: "faq", page });
  useEffect(() => {
    boxRef.current?.closest(".faq")?.scrollTo(0, 0);
  }, [shown]);
  const [said, say] = useState("");
  const known: Known | null = useMemo(() => reply && { list: reply, refresh: again, sow, say }, [reply, again, sow]);
  return (
    <div class="faq-inside" ref={boxRef}>
      <Tabs page={page} list={reply} />
      {known ? (
        <KnownContext.Provider value={known}>
          <Page key={shown} page={page} seed={seed} />
        </KnownContext.Provider>
      ) : (
        <Waiting title={words.list.title} failure={failure} again={again} />
      )}
      <Said text={said} forget={say} />
    </div>
  );
}

function Page({ page, seed }: { readonly page: FaqPage; readonly seed: Seed | null }) {
  switch (page.name) {
    case "list":
      return <ListPage />;
    case "entry":
      return <EntryPage id={page.id} seed={seed} />;
    case "new-answer":
    case "new-route":
      return <NewPage routed={page.name === "new-route"} seed={seed} />;
    case "proof":
      return <ProofPage />;
    case "learning":
      return <LearningPage />;
    case "counts":
      return <CountsPage />;
    default:
      return unknown(page);
  }
}

function unknown(_page: never): null {
  return null;
}

function Tabs({ page, list }: { readonly page: FaqPage; readonly list: FaqList | null }) {
  const words = useFaqWords();
  const failing = list?.entries.reduce((sum, entry) => sum + (entry.failing ?? 0), 0) ?? 0;
  return (
    <nav class="faq-tabs" aria-label={words.pages.label}>
      {TABS.map((name) => (
        <PlaceLink key={name} to={{ room: "faq", page: { name } }} aria-current={currently(name, page)}>
          {words.pages[name]}
          {name === "proof" && failing > 0 && (
            <span class="missed">
              <span aria-hidden="true">{failing}</span>
              <span class="sr">{words.list.failing(failing)}</span>
            </span>
          )}
        </PlaceLink>
      ))}
    </nav>
  );
}

/** One entry, or a new one, is looked at out of the list. */
function currently(name: (typeof TABS)[number], page: FaqPage): "page" | "true" | undefined {
  if (page.name === name) return "page";
  const out = page.name === "entry" || page.name === "new-answer" || page.name === "new-route";
  return name === "list" && out ? "true" : undefined;
}

const SAID_FOR = 6000; // ms

function Said({ text, forget }: { readonly text: string; readonly forget: (nothing: string) => void }) {
  useEffect(() => {
    if (!text) return undefined;
    const timer = setTimeout(() => forget(""), SAID_FOR);
    return () => clearTimeout(timer);
  }, [text, forget]);
  return (
    <output class="faq-said">
      {text && (
        <span>
          <Icon name="check" />
          {text}
        </span>
      )}
    </output>
  );
}

/** What a page is to begin with; forgotten when another one is opened. */
function useSowing(page: FaqPage) {
  const { visit } = useRoom();
  const [sown, set] = useState<{ readonly at: string; readonly seed: Seed } | null>(null);
  const shown = addressOf({ room: "faq", page });
  useEffect(() => set((was) => (was?.at === shown ? was : null)), [shown]);
  const sow = useCallback(
    (entry: string | null, seed: Seed) => {
      const place: Place = entry ? entryAt(entry) : { room: "faq", page: { name: "new-answer" } };
      set({ at: addressOf(place), seed });
      visit(place);
    },
    [visit],
  );
  return { seed: sown?.at === shown ? sown.seed : null, sow };
}
