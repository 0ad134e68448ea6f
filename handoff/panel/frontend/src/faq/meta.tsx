/** What an entry is called, where it belongs, and for a route, who gets it. */

import { useId } from "preact/hooks";
import { useWords } from "../i18n";
import type { FieldFault, RouteData } from "../wire.gen";
import type { Draft } from "./draft";
import type { Change } from "./editing";
import { Input } from "./input";
import { useKnown } from "./known";
import { useFaqWords } from "./words";

const KINDS: readonly RouteData["kind"][] = ["simple", "standard", "complex", "custom"];

interface Props {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly readOnly: boolean;
  readonly faults: readonly FieldFault[];
  readonly change: Change;
}

export function Meta({ draft, isNew, readOnly, faults, change }: Props) {
  const { entry } = useFaqWords();
  const { list } = useKnown();
  const topics = useId();
  const shared = { readOnly, faults };
  return (
    <div class="entry-meta">
      {isNew && (
        <TextInput
          {...shared}
          label={entry.id}
          hint={entry.idHint}
          place="id"
          value={draft.id}
          write={(id) => change((was) => ({ ...was, id }))}
        />
      )}
      <TextInput
        {...shared}
        label={entry.topic}
        hint={readOnly ? "" : entry.topicHint}
        place="topic"
        value={draft.topic}
        list={topics}
        write={(topic) => change((was) => ({ ...was, topic }))}
      />
      <datalist id={topics}>
        {[...new Set(list.entries.map((one) => one.topic))].map((topic) => (
          <option key={topic}>{topic}</option>
        ))}
      </datalist>
      {draft.route && <RouteFields {...shared} route={draft.route} change={change} />}
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly hint: string;
  readonly place: string;
  readonly faults: readonly FieldFault[];
  readonly readOnly: boolean;
  readonly value: string;
  readonly list?: string;
  readonly write: (value: string) => void;
}

function TextInput({ label, hint, place, faults, readOnly, value, list, write }: TextProps) {
  return (
    <Input
      label={label}
      hint={hint}
      place={place}
      faults={faults}
      renderControl={(wired) => (
        <div class="field-box">
          <input
            {...wired}
            list={list}
            value={value}
            readOnly={readOnly}
            autocapitalize="none"
            spellcheck={false}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </div>
      )}
    />
  );
}

interface RouteProps {
  readonly route: RouteData;
  readonly readOnly: boolean;
  readonly faults: readonly FieldFault[];
  readonly change: Change;
}

function RouteFields({ route, readOnly, faults, change }: RouteProps) {
  const { entry } = useFaqWords();
  const { team } = useWords();
  const { list } = useKnown();
  const set = (some: Partial<RouteData>) => change((was) => ({ ...was, route: { ...route, ...some } }));
  return (
    <>
      <Select
        label={entry.team}
        place="route.team"
        faults={faults}
        readOnly={readOnly}
        value={route.team}
        options={list.teams.map((one) => [one, team[one] ?? one])}
        choose={(chosen) => set({ team: chosen })}
      />
      <Select
        label={entry.kind}
        place="route.kind"
        faults={faults}
        readOnly={readOnly}
        value={route.kind}
        options={KINDS.map((one) => [one, entry.kinds[one]])}
        choose={(kind) => set({ kind })}
      />
    </>
  );
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly place: string;
  readonly faults: readonly FieldFault[];
  readonly readOnly: boolean;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly choose: (value: Value) => void;
}

function Select<Value extends string>({ label, place, faults, readOnly, value, options, choose }: SelectProps<Value>) {
  return (
    <Input
      label={label}
      place={place}
      faults={faults}
      renderControl={(wired) => (
        <select
          {...wired}
          class="box"
          value={value}
          disabled={readOnly}
          onChange={(event) => choose(event.currentTarget.value as Value)}
        >
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    />
  );
}
