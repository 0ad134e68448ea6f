/** The counts in the order that was asked for. Pure. */

import type { EntryCounts } from "../wire.gen";

export const FIGURES = [
  "asked",
  "answered",
  "helped",
  "not_helped",
  "returned",
  "offered",
  "unanswered",
  "routed",
] as const;

export type Figure = (typeof FIGURES)[number];

export interface Order {
  readonly by: Figure | "entry";
  readonly descending: boolean;
}

/** The order after a column's head has been pressed: figures begin with the largest, names with the first. */
export function turned(order: Order, by: Order["by"]): Order {
  return { by, descending: order.by === by ? !order.descending : by !== "entry" };
}

/** Sorted; what is equal stands by its name and language. Questions that found no entry come by their own name. */
export function ordered(counts: readonly EntryCounts[], order: Order, title: (row: EntryCounts) => string): readonly EntryCounts[] {
  const { by, descending } = order;
  const byName = (one: EntryCounts, other: EntryCounts): number =>
    title(one).localeCompare(title(other)) || one.language.localeCompare(other.language);
  const way = descending ? -1 : 1;
  return [...counts].sort((one, other) =>
    by === "entry" ? way * byName(one, other) : way * (one[by] - other[by]) || byName(one, other),
  );
}
