/** Before something is lost: what was typed and not saved, or an entry. */

import { useEffect, useState } from "preact/hooks";
import { useWords } from "../i18n";
import { guardLeaving } from "../route";
import { Dialog } from "../views/dialog";
import type { Editing } from "./editing";
import { useFaqWords } from "./words";

/** Asks before the page is left, while there is something to lose. */
export function Leaving({ dirty }: { readonly dirty: boolean }) {
  const words = useFaqWords();
  const [wanted, ask] = useState<{ readonly leave: () => void } | null>(null);
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault(); // the browser asks in its own words
    const stop = guardLeaving((leave) => ask({ leave }));
    addEventListener("beforeunload", warn);
    return () => {
      stop();
      removeEventListener("beforeunload", warn);
    };
  }, [dirty]);
  if (!wanted) return null;
  const stay = () => ask(null);
  return (
    <Dialog title={words.leave.title} close={stay}>
      <p>{words.leave.lead}</p>
      <footer class="dialog-foot">
        <button type="button" onClick={stay}>
          {words.leave.stay}
        </button>
        <button type="button" class="danger" onClick={wanted.leave}>
          {words.leave.go}
        </button>
      </footer>
    </Dialog>
  );
}

export function Removing({ editing, close }: { readonly editing: Editing; readonly close: () => void }) {
  const words = useFaqWords();
  const { cancel } = useWords();
  const remove = () => {
    close(); // why it was refused must not stand behind a dialog
    editing.remove();
  };
  return (
    <Dialog title={words.removing.title} close={close}>
      <p>{words.removing.lead}</p>
      <footer class="dialog-foot">
        <button type="button" onClick={close}>
          {cancel}
        </button>
        <button type="button" class="danger" onClick={remove}>
          {words.removing.submit}
        </button>
      </footer>
    </Dialog>
  );
}
