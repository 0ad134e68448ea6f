/** The pages about what is known: their code is fetched when somebody goes there for the first time. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useWords } from "../i18n";
import { useRoom } from "../room";
import type { FaqPage } from "../route";
import { Help } from "./help";
import { openPresence, useKeys } from "./keys";
import { useTitle } from "./title";
import { TopBar } from "./topbar";

type Pages = ComponentType<{ readonly page: FaqPage }>;

export function FaqScreen({ page }: { readonly page: FaqPage }) {
  const words = useWords();
  const { prefs } = useRoom();
  const [help, showHelp] = useState(false);
  useTitle(words.rooms.faq);
  useKeys({ presence: openPresence, help: () => showHelp(true) }, prefs.shortcuts); // the others are for conversations
  return (
    <div class="screen at-faq">
      <TopBar room="faq" showHelp={() => showHelp(true)} />
      <main class="faq">
        <Fetched page={page} />
      </main>
      {help && <Help close={() => showHelp(false)} />}
    </div>
  );
}

function Fetched({ page }: { readonly page: FaqPage }) {
  const words = useWords();
  const [pages, set] = useState<{ readonly Pages: Pages } | null>(null);
  const [failed, fail] = useState(false);
  useEffect(() => {
    import("../faq/pages").then(
      ({ FaqPages }) => set({ Pages: FaqPages }),
      () => fail(true), // no connection, or a newer server, whose files have other names
    );
  }, []);
  if (pages) return <pages.Pages page={page} />;
  if (!failed) return <p class="talk-empty">{words.rooms.loading}</p>;
  return (
    <div class="talk-empty" role="alert">
      <p>{words.rooms.failed}</p>
      <button type="button" onClick={() => location.reload()}>
        {words.rooms.reload}
      </button>
    </div>
  );
}
