/** The agent's own menu: presence, colleagues, language, appearance, sign-out. */

import { useContext, useState } from "preact/hooks";
import { LocaleContext, LOCALES, useWords, WORDS } from "../i18n";
import { Icon } from "../icons";
import type { Prefs } from "../prefs";
import type { Status } from "../reduce";
import { useRoom } from "../room";
import { useView } from "../store";
import { Choice } from "./choice";
import { Dialog } from "./dialog";
import { Menu, MenuItem } from "./menu";
import { initials } from "./topbar";

const STATUSES: readonly Status[] = ["online", "away"];
const THEMES: readonly Prefs["theme"][] = ["auto", "light", "dark"];

export function MeMenu() {
  const words = useWords();
  const me = useView((state) => state.me);
  const status = useView((state) => state.status);
  const face = (
    <>
      <span class={`face is-${status}`} aria-hidden="true">
        {me ? initials(me.name) : ""}
      </span>
      <span class="me-words">
        <b>{me?.name}</b> <span>{words.me[status]}</span>
        <span class="sr">{words.me.menu}</span>
      </span>
      <Icon name="chevron" class="wide-only" />
    </>
  );
  const unsent = useView((state) => state.unsent.filter((item) => !item.seq).length);
  const [asked, ask] = useState(false);
  const { signOut } = useRoom();
  const leave = () => (unsent > 0 ? ask(true) : signOut());
  return (
    <>
      <Menu label={words.me.menu} speaks face={face} class="quiet me" buttonId="me-button">
        <MeMenuBody leave={leave} />
      </Menu>
      {asked && <Unsent count={unsent} close={() => ask(false)} />}
    </>
  );
}

function MeMenuBody({ leave }: { readonly leave: () => void }) {
  const words = useWords();
  const { live, prefs, setPrefs } = useRoom();
  const locale = useContext(LocaleContext);
  const status = useView((state) => state.status);
  const link = useView((state) => state.link);
  return (
    <>
      <Choice
        label={words.me.presence}
        options={STATUSES.map((one) => [one, words.me[one]])}
        chosen={status}
        disabled={link !== "live"}
        choose={(chosen) => void live.mark(chosen)}
      />
      <Colleagues />
      <Choice
        label={words.me.language}
        options={LOCALES.map((one) => [one, WORDS[one].name])}
        chosen={locale}
        choose={(chosen) => setPrefs({ locale: chosen })}
      />
      <Choice
        label={words.me.theme}
        options={THEMES.map((one) => [one, words.me[one]])}
        chosen={prefs.theme}
        choose={(chosen) => setPrefs({ theme: chosen })}
      />
      <div class="menu-part">
        <MenuItem icon="leave" text={words.me.signOut} act={leave} />
      </div>
    </>
  );
}

function Colleagues() {
  const words = useWords();
  const me = useView((state) => state.me?.id);
  const colleagues = useView((state) => state.colleagues);
  const others = colleagues.filter(({ agent }) => agent.id !== me);
  return (
    <section class="menu-part">
      <h2>{words.me.colleagues}</h2>
      {others.length === 0 && <p class="hint">{words.me.nobodyElse}</p>}
      <ul class="colleagues">
        {others.map(({ agent, status }) => (
          <li key={agent.id}>
            <span class={`dot is-${status}`} aria-hidden="true" />
            <bdi>{agent.name}</bdi>
            <span class="dim">{words.me[status]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Signing out forgets what this browser still wanted to send: that is asked first. */
function Unsent({ count, close }: { readonly count: number; readonly close: () => void }) {
  const words = useWords();
  const { signOut } = useRoom();
  const leave = () => {
    close(); // whatever is said about it must not stand behind a dialog
    signOut();
  };
  return (
    <Dialog title={words.me.signOut} close={close}>
      <p>{words.me.unsent(count)}</p>
      <footer class="dialog-foot">
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
        <button type="button" class="danger" onClick={leave}>
          {words.me.signOutAnyway}
        </button>
      </footer>
    </Dialog>
  );
}
