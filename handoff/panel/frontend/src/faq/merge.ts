/** Somebody else has saved meanwhile: their text where nothing was typed, ours where something was. Pure. */

import { LOCALES } from "../i18n";
import type { RouteData } from "../wire.gen";
import { fieldsOf, type Draft, type TextDraft } from "./draft";

export interface Conflict {
  /** Of the field, as the server names it: `texts.pl.answer`. */
  readonly place: string;
  readonly theirs: string;
}

export interface Merged {
  readonly draft: Draft;
  /** Fields that both have changed, each into something else; ours stands in the draft. */
  readonly conflicts: readonly Conflict[];
}

/** `base` is what both began with. */
export function merged(base: Draft, mine: Draft, theirs: Draft): Merged {
  const [was, here, there] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)];
  const mineStays = (place: string): boolean => here.get(place) !== was.get(place);
  const conflicts = [...there]
    .filter(([place, text]) => mineStays(place) && text !== was.get(place) && text !== here.get(place))
    .map(([place, text]) => ({ place, theirs: text }));
  const value = (place: string): string => (mineStays(place) ? here : there).get(place) ?? "";
  return { draft: filled(theirs, value), conflicts };
}

function filled({ id, route, texts }: Draft, value: (place: string) => string): Draft {
  const names = Object.keys(texts.pl) as (keyof TextDraft)[];
  const text = (language: string): TextDraft =>
    Object.fromEntries(names.map((name) => [name, value(`texts.${language}.${name}`)])) as unknown as TextDraft;
  const [pl, en] = LOCALES.map(text) as [TextDraft, TextDraft];
  const kept = route && { team: value("route.team"), kind: value("route.kind") as RouteData["kind"] };
  return { id, topic: value("topic"), route: kept, texts: { pl, en } };
}
