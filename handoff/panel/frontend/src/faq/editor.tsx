/** The editor of one entry: both languages, a place to try it, its revisions. Who may not change it reads it. */

import { useContext, useEffect, useState } from "preact/hooks";
import { LOCALES, LocaleContext } from "../i18n";
import { Icon } from "../icons";
import { inDialog } from "../keyboard";
import type { FaqEntryReply, ProofFailure, Revision } from "../wire.gen";
import { Heading, KindBadge } from "./bits";
import { entryOf, type Seed } from "./draft";
import { useEditing, type Editing, type Opened } from "./editing";
import { useKnown } from "./known";
import { LanguagePart } from "./language";
import { Leaving, Removing } from "./leaving";
import { Meta } from "./meta";
import { Refused } from "./refused";
import { Revisions } from "./revisions";
import { TryBox } from "./trybox";
import { useFaqWords } from "./words";

interface Props {
  readonly opened: Opened;
  readonly rich: FaqEntryReply["rich"] | null;
  readonly revisions: readonly Revision[];
  readonly failing: readonly ProofFailure[];
  readonly seed: Seed | null;
  /** It is in force: what is shown of it should be fetched anew. */
  readonly saved: (id: string) => Promise<void>;
}

export function Editor({ opened, rich, revisions, failing, seed, saved }: Props) {
  const editing = useEditing(opened, seed, saved);
  const { list } = useKnown();
  const { draft, refused, base, change } = editing;
  const readOnly = !list.may_edit;
  useSaveKey(editing.save, !readOnly);
  return (
    <div class="entry">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          editing.save();
        }}
      >
        <Head editing={editing} isNew={opened.isNew} readOnly={readOnly} />
        <Refused editing={editing} />
        <Meta draft={draft} isNew={opened.isNew} readOnly={readOnly} faults={refused?.faults ?? []} change={change} />
        <div class="entry-columns" inert={opened.isNew && editing.saving /* another page comes with the save */}>
          {LOCALES.map((language) => (
            <LanguagePart
              key={language}
              language={language}
              draft={draft}
              readOnly={readOnly}
              faults={refused?.faults ?? []}
              failing={failing.filter((one) => one.language === language).map((one) => one.sentence)}
              known={rich && { markup: base.texts[language].answer, rich: rich[language] }}
              change={change}
            />
          ))}
        </div>
      </form>
      <aside class="faq-aside">
        {readOnly ? <TryBox /> : <TryBox entry={() => entryOf(draft)} />}
        {!opened.isNew && <Revisions revisions={revisions} />}
      </aside>
      <Leaving dirty={editing.dirty} />
    </div>
  );
}

/** Ctrl+S, or Command+S, as in any other editor. */
function useSaveKey(save: () => void, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const listen = (press: KeyboardEvent) => {
      if (press.key.toLowerCase() !== "s" || !(press.ctrlKey || press.metaKey) || press.altKey) return;
      press.preventDefault();
      if (!inDialog(press.target)) save();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}

interface HeadProps {
  readonly editing: Editing;
  readonly isNew: boolean;
  readonly readOnly: boolean;
}

function Head({ editing, isNew, readOnly }: HeadProps) {
  const words = useFaqWords();
  const locale = useContext(LocaleContext);
  const [asked, ask] = useState(false);
  const { draft, base, learned, dirty, saving } = editing;
  const fresh = draft.route ? words.entry.newRoute : words.entry.newAnswer;
  return (
    <header class="faq-head entry-head">
      <div class="entry-title">
        <Heading>{isNew ? fresh : base.texts[locale].question}</Heading>
        <p class="entry-facts">
          <KindBadge route={draft.route} />
          {!isNew && <code>{base.id}</code>}
          {learned.length > 0 && <span>{words.entry.learned(learned.length)}</span>}
          <output class="dirty">{dirty ? words.entry.dirty : ""}</output>
        </p>
      </div>
      {!readOnly && (
        <div class="faq-buttons">
          {!isNew && (
            <button type="button" onClick={() => ask(true)}>
              <Icon name="trash" />
              {words.entry.remove}
            </button>
          )}
          <button type="submit" class="primary" aria-disabled={saving || !dirty} aria-keyshortcuts="Control+S">
            <Icon name="check" />
            {saving ? words.entry.saving : words.entry.save}
          </button>
        </div>
      )}
      {asked && <Removing editing={editing} close={() => ask(false)} />}
    </header>
  );
}
