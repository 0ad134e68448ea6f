/** One entry: fetched and shown in the editor, or a new one. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { useRoom } from "../room";
import { entryAt } from "../route";
import type { ProofFailure } from "../wire.gen";
import * as api from "./api";
import { Waiting } from "./bits";
import { blank, draftOf, type Seed } from "./draft";
import { Editor } from "./editor";
import { useFetched } from "./fetched";
import { useKnown } from "./known";

export function EntryPage({ id, seed }: { readonly id: string; readonly seed: Seed | null }) {
  const { list, refresh } = useKnown();
  const { reply, failure, again } = useFetched(useCallback(() => api.one(id), [id]));
  const failing = useFailing(id, list.version);
  if (!reply) return <Waiting title={id} failure={failure} again={again} />;
  const saved = async () => {
    await Promise.all([again(), refresh()]);
  };
  return (
    <Editor
      opened={{ draft: draftOf(reply.entry), version: reply.version, isNew: false }}
      rich={reply.rich}
      revisions={reply.revisions}
      failing={failing}
      seed={seed}
      saved={saved}
    />
  );
}

export function NewPage({ routed, seed }: { readonly routed: boolean; readonly seed: Seed | null }) {
  const { list, refresh } = useKnown();
  const { visit } = useRoom();
  const team = list.teams[0] ?? "";
  const [draft] = useState(() => blank(routed ? { team, kind: "standard" } : null));
  const saved = async (id: string) => {
    await refresh();
    visit(entryAt(id), true);
  };
  return (
    <Editor opened={{ draft, version: 0, isNew: true }} rich={null} revisions={[]} failing={[]} seed={seed} saved={saved} />
  );
}

/** The test sentences of an entry that do not find it now; asked only where the list knows of some. */
function useFailing(id: string, version: number): readonly ProofFailure[] {
  const { list } = useKnown();
  const some = (list.entries.find((entry) => entry.id === id)?.failing ?? 0) > 0;
  const [failing, set] = useState<readonly ProofFailure[]>([]);
  useEffect(() => {
    let late = false;
    const look = async () => {
      const reply = await api.proof();
      if (!late && reply.ok) set(reply.failures.filter((failure) => failure.entry === id));
    };
    set([]);
    if (some) void look();
    return () => {
      late = true;
    };
  }, [id, some, version]);
  return failing;
}
