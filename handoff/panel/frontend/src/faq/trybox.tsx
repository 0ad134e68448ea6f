/** Try a question: what the front line would say to it, and why. */

import { useContext, useId, useState } from "preact/hooks";
import { LOCALES, LocaleContext, type Locale } from "../i18n";
import { Icon, type IconName } from "../icons";
import { MAX_TEXT } from "../text";
import { Choice } from "../views/choice";
import { useOneAtATime } from "../views/once";
import type { CandidateView, EntryData, FaqTried } from "../wire.gen";
import * as api from "./api";
import { Complaint, EntryLink, Fault, Sure } from "./bits";
import { useFieldName } from "./fieldname";
import { useFaqWords, useTold } from "./words";

/** `entry`: as if it were in force already. */
export function TryBox({ entry }: { readonly entry?: () => EntryData }) {
  const words = useFaqWords().tryOut;
  const languages = useFaqWords().language;
  const id = useId();
  const [text, write] = useState("");
  const [language, choose] = useState<Locale | "">("");
  const [came, show] = useState<FaqTried | api.Failure | null>(null);
  const [busy, ask] = useOneAtATime(async () => {
    show(await api.tried({ text, language: language || null, entry: entry?.() ?? null }));
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim()) ask();
  };
  return (
    <section class="try" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p class="hint">{entry ? words.leadEntry : words.lead}</p>
      <form onSubmit={submit}>
        <label class="sr" for={id}>
          {words.text}
        </label>
        <div class="try-row">
          <div class="field-box">
            <input
              id={id}
              dir="auto"
              autocomplete="off"
              maxLength={MAX_TEXT}
              placeholder={words.text}
              value={text}
              onInput={(event) => write(event.currentTarget.value)}
            />
          </div>
          <button type="submit" class="primary" aria-disabled={busy || !text.trim()}>
            {words.submit}
          </button>
        </div>
        <Choice
          label={words.language}
          options={[["", words.auto] as const, ...LOCALES.map((one) => [one, languages[one]] as const)]}
          chosen={language}
          choose={choose}
        />
      </form>
      <div aria-live="polite">
        {came?.ok && <Told tried={came} />}
        {came && !came.ok && <Untried failure={came} />}
      </div>
    </section>
  );
}

/** It could not be tried: often because the entry beside it is not whole yet. */
function Untried({ failure }: { readonly failure: api.Failure }) {
  const { tryOut } = useFaqWords();
  const told = useTold();
  const name = useFieldName();
  if (failure.code !== "bad_entry") return <Complaint failure={failure} />;
  return (
    <div class="tried">
      <p>{tryOut.unfit}</p>
      {failure.faults.map((fault) => (
        <Fault key={fault.place}>{[name(fault.place), told(fault.reason)].filter(Boolean).join(": ")}</Fault>
      ))}
    </div>
  );
}

const SIGNS: Readonly<Record<FaqTried["verdict"], IconName>> = {
  answer: "check",
  unsure: "help",
  routed: "people",
  no_match: "close",
};

function Told({ tried }: { readonly tried: FaqTried }) {
  const words = useFaqWords();
  const { tryOut } = words;
  return (
    <div class="tried">
      <p class={`verdict is-${tried.verdict}`}>
        <Icon name={SIGNS[tried.verdict]} />
        <b>{tryOut.verdict[tried.verdict]}</b>
      </p>
      {tried.entry && (
        <p>
          <EntryLink id={tried.entry} />
        </p>
      )}
      <p class="hint">
        {tried.reason} {tryOut.understoodAs(words.language[tried.language])}.
      </p>
      {tried.candidates.length > 0 && (
        <>
          <h3>{tryOut.candidates}</h3>
          <ol class="candidates">
            {tried.candidates.map((one) => (
              <Candidate key={one.entry} candidate={one} language={tried.language} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Candidate({ candidate, language }: { readonly candidate: CandidateView; readonly language: Locale }) {
  const { tryOut } = useFaqWords();
  const locale = useContext(LocaleContext);
  const { entry, question, confidence, matched, unmatched, phrasing } = candidate;
  return (
    <li>
      <p class="candidate-head">
        <EntryLink id={entry} title={question} />
        <Sure share={confidence} of={tryOut.sure} />
      </p>
      <p class="hint" lang={language === locale ? undefined : language}>
        {tryOut.nearest(phrasing)}
      </p>
      <ul class="pairs" aria-label={tryOut.matched}>
        {matched.map(([asked, known]) => (
          <li key={`${asked} ${known}`}>{asked === known ? asked : `${asked} → ${known}`}</li>
        ))}
      </ul>
      {unmatched.length > 0 && <p class="hint">{tryOut.unmatched(unmatched.join(", "))}</p>}
    </li>
  );
}
