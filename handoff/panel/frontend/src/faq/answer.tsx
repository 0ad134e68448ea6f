/** The answer: its markup, the variables that may stand in it, and how visitors will read it. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Locale } from "../i18n";
import { Icon } from "../icons";
import { lengthOf } from "../text";
import { insertInto } from "../views/insert";
import { Rich, type Block } from "../views/rich";
import type { FieldFault } from "../wire.gen";
import * as api from "./api";
import { MAX_ANSWER } from "./check";
import type { TextDraft } from "./draft";
import { Input } from "./input";
import { useKnown } from "./known";
import { useFaqWords, useTold, type Told } from "./words";

interface Props {
  readonly language: Locale;
  readonly readOnly: boolean;
  readonly faults: readonly FieldFault[];
  readonly text: TextDraft;
  readonly known: Read | null;
  readonly write: (text: string) => void;
}

/** A markup, and what it reads like. */
interface Read {
  readonly markup: string;
  readonly rich: readonly Block[];
}

export function AnswerField({ language, readOnly, faults, text, known, write }: Props) {
  const { entry } = useFaqWords();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => fieldRef.current && insertInto(fieldRef.current, `{${name}}`);
  return (
    <Input
      label={entry.answer}
      hint={readOnly ? "" : entry.answerHint}
      place={`texts.${language}.answer`}
      faults={faults}
      renderControl={(wired) => (
        <textarea
          {...wired}
          class="box"
          ref={fieldRef}
          lang={language}
          rows={8}
          value={text.answer}
          readOnly={readOnly}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
    >
      {!readOnly && <Variables insert={insert} />}
      <Preview language={language} markup={text.answer} known={known} />
    </Input>
  );
}

function Variables({ insert }: { readonly insert: (name: string) => void }) {
  const { entry } = useFaqWords();
  const { list } = useKnown();
  return (
    <ul class="chips" aria-label={entry.variables}>
      {Object.entries(list.variables).map(([name, value]) => (
        <li key={name}>
          <button type="button" class="chip" title={`${entry.variables}: ${value}`} onClick={() => insert(name)}>
            <code>{`{${name}}`}</code>
            <span>{value}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PreviewProps {
  readonly language: Locale;
  readonly markup: string;
  readonly known: Read | null;
}

function Preview({ language, markup, known }: PreviewProps) {
  const { entry, wrong } = useFaqWords();
  const read = useTold();
  const { rich, fault: told } = usePreview(markup, known);
  const fault = isTooLong(markup) ? wrong.long(MAX_ANSWER) : told && read(told);
  return (
    <div class="preview">
      <h3>{entry.preview}</h3>
      <div class="preview-box" lang={language}>
        {rich.length > 0 ? <Rich blocks={rich} /> : <p class="dim">{entry.previewEmpty}</p>}
      </div>
      <output>
        {fault && (
          <span class="fault">
            <Icon name="alert" />
            {fault}
          </span>
        )}
      </output>
    </div>
  );
}

function isTooLong(markup: string): boolean {
  return lengthOf(markup) > MAX_ANSWER;
}

const SETTLED_AFTER = 300; // ms without a key

const UNKNOWN: Read = { markup: "", rich: [] };

/** How a markup reads, a moment after the last key; what was right last stays beside its fault. */
function usePreview(markup: string, known: Read | null): { readonly rich: readonly Block[]; readonly fault: Told | null } {
  const { markup: saved, rich: asSaved } = known ?? UNKNOWN;
  const [held, hold] = useState<{ rich: readonly Block[]; fault: Told | null }>({ rich: asSaved, fault: null });
  useEffect(() => {
    if (!markup.trim()) return hold({ rich: [], fault: null });
    if (isTooLong(markup)) return undefined; // the server would not read it
    if (markup === saved) return hold({ rich: asSaved, fault: null });
    let late = false;
    const look = async () => {
      const reply = await api.preview(markup);
      if (late || !reply.ok) return;
      hold((was) => ({ rich: reply.rich ?? was.rich, fault: reply.fault ?? null }));
    };
    const timer = setTimeout(() => void look(), SETTLED_AFTER);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [markup, saved, asSaved]);
  return held;
}
