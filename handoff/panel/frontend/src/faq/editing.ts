/** What an editor holds: the entry as it was opened, as it is now, and what came of saving it. */

import { useState } from "preact/hooks";
import { useRoom } from "../room";
import { KNOWLEDGE } from "../route";
import { useOneAtATime } from "../views/once";
import * as api from "./api";
import { faultsOf } from "./check";
import { draftOf, entryOf, rewritten, same, seeded, slug, type Draft, type Seed } from "./draft";
import { useKnown } from "./known";
import { merged, type Conflict } from "./merge";
import { useFaqWords } from "./words";

/** An entry as it was found; version 0 and new: not there yet. */
export interface Opened {
  readonly draft: Draft;
  readonly version: number;
  readonly isNew: boolean;
}

/** What somebody else did meanwhile, after their text has been loaded. */
export type Theirs = { readonly conflicts: readonly Conflict[]; readonly removed: boolean };

interface Held {
  readonly base: Draft;
  readonly version: number;
  readonly draft: Draft;
  readonly named: boolean; // the name was typed, and no longer follows the question
  readonly refused: api.Failure | null;
  readonly theirs: Theirs | null;
}

export function useEditing(opened: Opened, seed: Seed | null, saved: (id: string) => Promise<void>) {
  const words = useFaqWords();
  const { list, refresh, say } = useKnown();
  const { visit } = useRoom();
  const [learned, setLearned] = useState(seed?.learned ?? []);
  const [held, hold] = useState<Held>(() => begun(opened, seed));
  const { base, version, draft } = held;
  const dirty = learned.length > 0 || !same(base, draft);

  const [saving, save] = useOneAtATime(async () => {
    if (!dirty) return;
    const tidy = draftOf(entryOf(draft)); // the lines as the server counts them
    const taken = opened.isNew && list.entries.some((entry) => entry.id === tidy.id);
    const faults = faultsOf(tidy, taken);
    const refused: api.Failure = { ok: false, code: "bad_entry", faults, stolen: [] };
    const answer = faults.length > 0 ? refused : await api.save(entryOf(tidy), version, [...learned]);
    /** Proving takes a moment: what was typed in it stays. */
    const now = (was: Held): Held => ({ ...was, draft: was.draft === draft ? tidy : was.draft, theirs: null });
    if (!answer.ok) return hold((was) => ({ ...now(was), refused: answer }));
    hold((was) => ({ ...now(was), base: tidy, version: answer.version, refused: null }));
    setLearned([]);
    say(words.entry.saved);
    await saved(tidy.id);
  });

  const [removing, remove] = useOneAtATime(async () => {
    const answer = await api.remove(base.id, version);
    if (!answer.ok) return hold((was) => ({ ...was, refused: answer }));
    say(words.entry.gone);
    await refresh();
    visit(KNOWLEDGE, true);
  });

  /** After somebody else has saved: goes on from their text. */
  const [, reload] = useOneAtATime(async () => {
    const reply = await api.one(base.id || draft.id);
    if (reply.ok) hold((was) => rebased(was, draftOf(reply.entry), reply.version));
    else if (reply.code === "not_found") hold((was) => ({ ...was, version: 0, refused: null, theirs: REMOVED }));
    else hold((was) => ({ ...was, refused: reply }));
  });

  const change = (rewrite: (was: Draft) => Draft) =>
    hold((was) => {
      const now = rewrite(was.draft);
      const named = was.named || now.id !== was.draft.id;
      return { ...was, draft: named ? now : { ...now, id: nameOf(now) }, named };
    });

  return { ...held, learned, dirty, saving, removing, save, remove, reload, change };
}

export type Editing = ReturnType<typeof useEditing>;
export type Change = Editing["change"];

const REMOVED: Theirs = { conflicts: [], removed: true };

function begun({ draft, version, isNew }: Opened, seed: Seed | null): Held {
  const sown = seed ? seeded(draft, seed) : draft;
  const first = seed?.phrasings[0];
  const titled = seed && isNew && first ? rewritten(sown, seed.language, { question: first.trim() }) : sown;
  const now = isNew ? { ...titled, id: nameOf(titled) } : titled;
  return { base: draft, version, draft: now, named: !isNew, refused: null, theirs: null };
}

function rebased(was: Held, theirs: Draft, version: number): Held {
  const { draft, conflicts } = merged(was.base, was.draft, theirs);
  return { ...was, base: theirs, draft, version, refused: null, theirs: { conflicts, removed: false } };
}

/** What a new entry is called until somebody names it. */
function nameOf({ texts }: Draft): string {
  return slug(texts.en.question || texts.pl.question);
}
