/** Who is signed in, over HTTP. */

import { API, call, type Refusal } from "./http";
import type { AgentView, SetUp, SignedIn, SignIn } from "./wire.gen";

export type Outcome = { readonly ok: true; readonly agent: AgentView } | Refusal;

/** The agent of this browser's session. */
export function current(): Promise<Outcome> {
  return call<SignedIn>("GET", "/session");
}

export function signIn(form: SignIn): Promise<Outcome> {
  return call<SignedIn>("POST", "/session", form);
}

export function setUp(form: SetUp): Promise<Outcome> {
  return call<SignedIn>("POST", "/setup", form);
}

/** Ends the session. False: the server did not say so, and it may still be there. */
export async function signOut(): Promise<boolean> {
  try {
    const { ok, status } = await fetch(`${API}/session`, { method: "DELETE" });
    return ok || status === 401;
  } catch {
    return false;
  }
}

/** Where the transcript of a conversation is downloaded from. */
export function transcriptUrl(conversation: string, format: "text" | "html"): string {
  return `${API}/conversations/${encodeURIComponent(conversation)}/transcript?format=${format}`;
}
