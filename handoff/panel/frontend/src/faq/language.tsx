/** One entry in one language: the question, what is answered or asked for, how people ask it, and what proves it. */

import type { Locale } from "../i18n";
import { lengthOf } from "../text";
import type { Block } from "../views/rich";
import type { FieldFault } from "../wire.gen";
import { AnswerField } from "./answer";
import { MAX_QUESTION } from "./check";
import { doubles, linesOf, rewritten, type Draft, type TextDraft } from "./draft";
import type { Change } from "./editing";
import { Input } from "./input";
import { useFaqWords } from "./words";

export interface PartProps {
  readonly language: Locale;
  readonly draft: Draft;
  readonly readOnly: boolean;
  readonly faults: readonly FieldFault[];
  /** Test sentences that do not find this entry now. */
  readonly failing: readonly string[];
  /** How the saved answer reads. */
  readonly known: { readonly markup: string; readonly rich: readonly Block[] } | null;
  readonly change: Change;
}

export function LanguagePart({ language, draft, readOnly, faults, failing, known, change }: PartProps) {
  const words = useFaqWords();
  const text = draft.texts[language];
  const write = (some: Partial<TextDraft>) => change((was) => rewritten(was, language, some));
  const twice = doubles(text);
  const shared = { language, readOnly, faults, text };
  const stillThere = failing.filter((line) => linesOf(text.tests).includes(line));
  return (
    <section class="language" aria-label={words.language[language]}>
      <h2>{words.language[language]}</h2>
      <Question {...shared} write={(question) => write({ question })} />
      {draft.route ? (
        <Lines {...shared} name="facts" rows={4} doubled={[]} failing={[]} write={(facts) => write({ facts })} />
      ) : (
        <AnswerField {...shared} known={known} write={(answer) => write({ answer })} />
      )}
      <Lines
        {...shared}
        name="phrasings"
        rows={10}
        doubled={twice.phrasings}
        failing={[]}
        write={(phrasings) => write({ phrasings })}
      />
      <Lines
        {...shared}
        name="tests"
        rows={4}
        doubled={twice.tests}
        failing={stillThere}
        write={(tests) => write({ tests })}
      />
    </section>
  );
}

interface FieldProps {
  readonly language: Locale;
  readonly readOnly: boolean;
  readonly faults: readonly FieldFault[];
  readonly text: TextDraft;
  readonly write: (text: string) => void;
}

function Question({ language, readOnly, faults, text, write }: FieldProps) {
  const { entry } = useFaqWords();
  const left = MAX_QUESTION - lengthOf(text.question.trim());
  return (
    <Input
      label={entry.question}
      hint={readOnly ? "" : entry.questionHint}
      place={`texts.${language}.question`}
      faults={faults}
      count={!readOnly && <span class={left < 0 ? "is-over" : ""}>{entry.left(left)}</span>}
      renderControl={(wired) => (
        <div class="field-box">
          <input
            {...wired}
            lang={language}
            value={text.question}
            readOnly={readOnly}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </div>
      )}
    />
  );
}

interface LinesProps extends FieldProps {
  readonly name: "facts" | "phrasings" | "tests";
  readonly rows: number;
  readonly doubled: readonly string[];
  readonly failing: readonly string[];
}

/** A list, one line each. */
function Lines({ language, readOnly, faults, text, write, name, rows, doubled, failing }: LinesProps) {
  const { entry } = useFaqWords();
  return (
    <Input
      label={entry[name]}
      hint={readOnly ? "" : entry[`${name}Hint`]}
      place={`texts.${language}.${name}`}
      faults={faults}
      count={entry.lines(linesOf(text[name]).length)}
      renderControl={(wired) => (
        <textarea
          {...wired}
          class="box lines"
          lang={language}
          rows={rows}
          value={text[name]}
          readOnly={readOnly}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
    >
      {doubled.length > 0 && <p class="hint is-over">{entry.doubles(doubled.join(", "))}</p>}
      {failing.length > 0 && <p class="hint is-over">{entry.failing(failing.join(", "))}</p>}
    </Input>
  );
}
