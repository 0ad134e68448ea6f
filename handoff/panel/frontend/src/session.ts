/** Who is signed in, over HTTP. The session is a cookie that no script can read. */

import type { AgentView, HttpError, HttpRefused, SetUp, SignedIn, SignIn } from "./wire.gen";

export const API = "/panel/api";

export interface Refusal {
  readonly ok: false;
  /** `offline`: the server could not be reached, or something else answered. */
  readonly code: HttpError["code"] | "offline";
  /** Seconds until another try is worth it; 0 where nothing was said. */
  readonly retryAfter: number;
}

export type Outcome = { readonly ok: true; readonly agent: AgentView } | Refusal;

const OFFLINE: Refusal = { ok: false, code: "offline", retryAfter: 0 };

/** The agent of this browser's session. */
export function current(): Promise<Outcome> {
  return call("GET", "/session");
}

export function signIn(form: SignIn): Promise<Outcome> {
  return call("POST", "/session", form);
}

export function setUp(form: SetUp): Promise<Outcome> {
  return call("POST", "/setup", form);
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

async function call(method: "GET" | "POST", path: string, form?: SignIn | SetUp): Promise<Outcome> {
  try {
    const body = form ? { body: JSON.stringify(form), headers: { "Content-Type": "application/json" } } : {};
    const response = await fetch(API + path, { method, cache: "no-store", ...body });
    const answer = (await response.json()) as SignedIn | HttpRefused;
    if (answer.ok) return { ok: true, agent: answer.agent };
    const retryAfter = Number(response.headers.get("Retry-After") ?? 0);
    return { ok: false, code: answer.error.code, retryAfter: Number.isFinite(retryAfter) ? retryAfter : 0 };
  } catch {
    return OFFLINE;
  }
}
