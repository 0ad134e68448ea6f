/** What sign-in and set-up have in common: a card in the middle, and the choice of language. */

import type { ComponentChildren } from "preact";
import { LOCALES, useWords, WORDS, type Locale } from "../i18n";
import { Icon, Mark } from "../icons";
import type { Refusal } from "../http";
import type { AgentView } from "../wire.gen";

export interface DoorProps {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly enter: (agent: AgentView) => void;
}

interface Props extends Omit<DoorProps, "enter"> {
  readonly title: string;
  readonly lead: string;
  readonly children: ComponentChildren;
}

export function Door({ title, lead, locale, setLocale, children }: Props) {
  const words = useWords();
  return (
    <main class="door">
      <div class="door-card">
        <p class="brand">
          <Mark />
          {words.product}
        </p>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {children}
      </div>
      <Languages locale={locale} setLocale={setLocale} />
    </main>
  );
}

function Languages({ locale, setLocale }: Omit<DoorProps, "enter">) {
  const words = useWords();
  return (
    <fieldset class="languages" aria-label={words.me.language}>
      {LOCALES.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === locale} onClick={() => setLocale(one)}>
          {WORDS[one].name}
        </button>
      ))}
    </fieldset>
  );
}

/** Why the form was refused. Always there, so that it is read out when it fills. */
export function Complaint({ refusal, seconds }: { refusal: Refusal | null; seconds: number }) {
  const words = useWords();
  const text = refusal && (seconds > 0 ? words.signIn.wait(seconds) : words.http[refusal.code]);
  return (
    <div role="alert">
      {text && (
        <p class="complaint">
          <Icon name="alert" />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}
