/** Which page there is: set-up, sign-in, or the panel itself. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { LocaleContext, preferred, type Locale } from "./i18n";
import { usePrefs } from "./prefs";
import { takeSetUpToken } from "./route";
import { current, signOut, type Outcome } from "./session";
import { Desk } from "./views/desk";
import { OfflinePage } from "./views/offline";
import { SetUpPage } from "./views/setup";
import { SignInPage, type Greeting } from "./views/signin";
import type { AgentView } from "./wire.gen";

type Page =
  | { readonly name: "looking"; readonly offline: boolean }
  | { readonly name: "setup"; readonly token: string }
  | { readonly name: "signin"; readonly greeting: Greeting }
  | { readonly name: "desk"; readonly agent: AgentView };

const LOOK_AGAIN_AFTER = 3000; // ms
const SIGN_IN: Page = { name: "signin", greeting: null };

export function App() {
  const [prefs, setPrefs] = usePrefs(localStorage);
  const [page, go] = useState<Page>(firstPage);
  const locale: Locale = prefs.locale || preferred(navigator.languages);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset["theme"] = prefs.theme;
  }, [locale, prefs.theme]);

  useEffect(() => (page.name === "looking" ? lookForSession(go) : undefined), [page.name]);

  const sessionEnded = useCallback(async () => {
    const gone = hasEnded(await current());
    if (gone) go((now) => (now.name === "desk" ? { name: "signin", greeting: "ended" } : now)); // or has been left
    return gone;
  }, []);
  const leave = useCallback(async () => {
    const done = await signOut();
    if (done) go({ name: "signin", greeting: "signedOut" });
    return done;
  }, []);
  const enter = (agent: AgentView) => go({ name: "desk", agent });
  const door = { locale, setLocale: (chosen: Locale) => setPrefs({ locale: chosen }), enter };
  return (
    <LocaleContext.Provider value={locale}>
      {page.name === "looking" && page.offline && <OfflinePage {...door} />}
      {page.name === "setup" && <SetUpPage {...door} token={page.token} leave={() => go(SIGN_IN)} />}
      {page.name === "signin" && <SignInPage {...door} greeting={page.greeting} />}
      {page.name === "desk" && (
        <Desk
          key={page.agent.id}
          agent={page.agent}
          prefs={prefs}
          setPrefs={setPrefs}
          sessionEnded={sessionEnded}
          signOut={leave}
        />
      )}
    </LocaleContext.Provider>
  );
}

function firstPage(): Page {
  const token = takeSetUpToken();
  return token ? { name: "setup", token } : { name: "looking", offline: false };
}

/** Finds out who is signed in; a server that cannot be reached is asked again. Returns how to stop. */
function lookForSession(go: (page: Page) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = true;
  const look = async () => {
    const outcome = await current();
    if (!wanted) return;
    if (outcome.ok) go({ name: "desk", agent: outcome.agent });
    else if (hasEnded(outcome)) go(SIGN_IN);
    else {
      go({ name: "looking", offline: true });
      timer = setTimeout(() => void look(), LOOK_AGAIN_AFTER);
    }
  };
  void look();
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}

/** Whether it is the session that is gone, and not only the server. */
function hasEnded(outcome: Outcome): boolean {
  return !outcome.ok && (outcome.code === "signed_out" || outcome.code === "not_allowed");
}
