/** Beside an open conversation: what the FAQ knows to the visitor's last words. It is never sent by itself. */

import { useEffect, useId, useState } from "preact/hooks";
import { useFormat, useWords, WORDS, type Locale } from "../i18n";
import { Icon } from "../icons";
import { inDialog } from "../keyboard";
import { useRoom } from "../room";
import { suggestionOf, useSuggestions } from "../suggestions";
import type { Thread } from "../thread";
import type { Suggestion } from "../wire.gen";

interface Props {
  readonly thread: Thread;
  /** Only who answers gets suggestions. */
  readonly mine: boolean;
  /** The visitor's language. */
  readonly locale: Locale;
  readonly insert: (text: string) => void;
}

export function Suggestions({ thread, mine, locale, insert }: Props) {
  const words = useWords();
  const { prefs, setPrefs } = useRoom();
  const id = useId();
  const suggestions = useSuggestions(thread, mine);
  const [told, tell] = useState(false);
  const open = prefs.suggestions === "" ? matchMedia(WIDE).matches : prefs.suggestions === "shown";
  const take = (suggestion: Suggestion | undefined) => {
    if (!suggestion) return;
    insert(said(suggestion, locale));
    tell(true);
  };
  useEffect(() => tell(false), [suggestions]);
  useNumberKeys((place) => take(suggestions[place]), open && suggestions.length > 0);
  if (suggestions.length === 0) return null;
  return (
    <section class="suggest" aria-label={words.suggest.label}>
      <button
        type="button"
        class="suggest-head quiet"
        aria-expanded={open}
        aria-controls={id}
        title={words.suggest.lead}
        onClick={() => setPrefs({ suggestions: open ? "hidden" : "shown" })}
      >
        <Icon name="book" />
        {words.suggest.label}
        <span class="count">{suggestions.length}</span>
        <Icon name="chevron" class="fold" />
      </button>
      <ul id={id} hidden={!open}>
        {suggestions.map((one, place) => (
          <li key={one.entry}>
            <One suggestion={one} place={place} text={said(one, locale)} take={() => take(one)} />
          </li>
        ))}
      </ul>
      <output class="sr">{told ? words.suggest.inserted : ""}</output>
    </section>
  );
}

interface OneProps {
  readonly suggestion: Suggestion;
  readonly place: number;
  readonly text: string;
  readonly take: () => void;
}

function One({ suggestion, place, text, take }: OneProps) {
  const words = useWords();
  const format = useFormat();
  return (
    <button
      type="button"
      class="suggestion"
      aria-keyshortcuts={`Alt+${place + 1}`}
      title={text}
      onClick={take}
    >
      <kbd aria-hidden="true">Alt {place + 1}</kbd>
      <span class="suggestion-words">
        <b>
          <span class="sr">{words.suggest.insert} </span>
          {suggestion.question}
        </b>
        <span class="suggestion-foot dim">
          {suggestion.facts.length > 0 && <span class="phase is-queued">{words.suggest.route}</span>}
          <span>{format.percent(suggestion.confidence)}</span>
          <span class="suggestion-text" aria-hidden="true">
            {text}
          </span>
        </span>
      </span>
    </button>
  );
}

const WIDE = "(min-width: 720px)"; // on a phone it would take the place of what is talked about

/** What goes into the reply: the answer, or for a route the question for its facts, in the visitor's language. */
function said({ text, facts }: Suggestion, locale: Locale): string {
  return text || [WORDS[locale].suggest.tellUs, ...facts.map((fact) => `- ${fact}`)].join("\n");
}

function useNumberKeys(take: (place: number) => void, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const listen = (press: KeyboardEvent) => {
      const place = suggestionOf(press);
      if (place === null || press.defaultPrevented || inDialog(press.target)) return;
      press.preventDefault();
      if (!press.repeat) take(place);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}
