/** Counts and places in a row, with the form that the language wants. */

export type Locale = "pl" | "en";

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The form that goes with a count: 1 osoba, 2 osoby, 5 osób. */
export function plural(locale: Locale, count: number, forms: Forms): string {
  return forms[rules(locale, "cardinal").select(count)] ?? forms.other;
}

/** A place in a row, with its ending: 1st, 2nd, 3rd. */
export function ordinal(locale: Locale, place: number, endings: Forms): string {
  return `${place}${endings[rules(locale, "ordinal").select(place)] ?? endings.other}`;
}

const known = new Map<string, Intl.PluralRules>();

function rules(locale: Locale, type: "cardinal" | "ordinal"): Intl.PluralRules {
  const name = `${locale} ${type}`;
  const found = known.get(name) ?? new Intl.PluralRules(locale, { type });
  known.set(name, found);
  return found;
}
