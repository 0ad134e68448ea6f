/** Small things that several of these pages show. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useFormat, useWords } from "../i18n";
import { Icon } from "../icons";
import { entryAt, talkAt } from "../route";
import { PlaceLink } from "../views/placelink";
import type { RouteData } from "../wire.gen";
import type { Failure } from "./api";
import { useTitles } from "./known";
import { useFaqWords, type FaqWords } from "./words";

/** The title of a page: a new page is read from here. */
export function Heading({ children }: { readonly children: ComponentChildren }) {
  const headRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headRef.current?.focus({ preventScroll: true }), []);
  return (
    <h1 tabIndex={-1} ref={headRef}>
      {children}
    </h1>
  );
}

export function Complaint({ failure }: { readonly failure: Failure | null }) {
  const told = useRefusal();
  return (
    <div role="alert">
      {failure && (
        <p class="complaint">
          <Icon name="alert" />
          {told(failure)}
        </p>
      )}
    </div>
  );
}

/** What is wrong with one thing. */
export function Fault({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="fault">
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
}

/** Why something was refused, in words. */
export function useRefusal(): (failure: Failure) => string {
  const words = useWords();
  const { refused } = useFaqWords();
  return ({ code }) => (code in refused ? refused[code as keyof FaqWords["refused"]] : words.http[code as keyof typeof words.http]);
}

interface WaitingProps {
  /** Of the page that is waited for, where it has none yet. */
  readonly title?: string;
  readonly failure: Failure | null;
  readonly again: () => Promise<void>;
}

/** Stands where something is still being fetched, or could not be. */
export function Waiting({ title, failure, again }: WaitingProps) {
  const words = useFaqWords();
  return (
    <>
      {title && (
        <header class="faq-head">
          <Heading>{title}</Heading>
        </header>
      )}
      {failure ? (
        <div class="faq-empty">
          <Complaint failure={failure} />
          <button type="button" onClick={() => void again()}>
            {words.again}
          </button>
        </div>
      ) : (
        <p class="faq-empty">{words.loading}</p>
      )}
    </>
  );
}

/** Whether an entry is an answer, or goes to people. */
export function KindBadge({ route }: { readonly route: RouteData | null | undefined }) {
  const words = useFaqWords();
  const { team } = useWords();
  if (!route) return <span class="phase is-bot">{words.list.answer}</span>;
  return <span class="phase is-queued">{words.list.route(team[route.team] ?? route.team)}</span>;
}

/** How sure something is: a bar, and the figure. */
export function Sure({ share, of }: { readonly share: number; readonly of: string }) {
  const format = useFormat();
  const shown = format.percent(share);
  return (
    <span class="sure">
      <span class="sure-bar" aria-hidden="true">
        <span style={{ width: `${Math.round(100 * Math.min(1, Math.max(0, share)))}%` }} />
      </span>
      {shown} <span class="sr">{of}</span>
    </span>
  );
}

/** The way to an entry; one that is gone, or not there yet, is only named. */
export function EntryLink({ id, title }: { readonly id: string; readonly title?: string }) {
  const known = useTitles().get(id);
  return known === undefined ? <span>{title ?? id}</span> : <PlaceLink to={entryAt(id)}>{known}</PlaceLink>;
}

export function TalkLink({ conversation, children }: { conversation: string; children: ComponentChildren }) {
  return (
    <PlaceLink to={talkAt(conversation)} class="talk-link">
      <Icon name="visitor" />
      <bdi>{children}</bdi>
    </PlaceLink>
  );
}

/** A table that is read as one, and scrolls by itself where there is no room for it. */
export function Table({ caption, children }: { readonly caption: string; readonly children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <section class="table-frame" tabIndex={0} aria-label={caption}>
      <table>
        <caption class="sr">{caption}</caption>
        {children}
      </table>
    </section>
  );
}
