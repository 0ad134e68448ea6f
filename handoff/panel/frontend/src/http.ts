/** Requests to the panel's HTTP routes, typed by the wire. The session is a cookie that no script can read. */

import type { HttpError, HttpRefused } from "./wire.gen";

export const API = "/panel/api";

export interface Refusal {
  readonly ok: false;
  /** `offline`: the server could not be reached, or something else answered. */
  readonly code: HttpError["code"] | "offline";
  /** Seconds until another try is worth it; 0 where nothing was said. */
  readonly retryAfter: number;
}

export const OFFLINE: Refusal = { ok: false, code: "offline", retryAfter: 0 };

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** One request below the API. Resolves always: to the reply, or to why there is none. */
export async function call<Reply extends object>(method: Method, path: string, form?: object): Promise<Reply | Refusal> {
  try {
    const body = form ? { body: JSON.stringify(form), headers: { "Content-Type": "application/json" } } : {};
    const response = await fetch(API + path, { method, cache: "no-store", ...body });
    const answer = (await response.json()) as Reply | HttpRefused;
    if (!("error" in answer)) return answer;
    const retryAfter = Number(response.headers.get("Retry-After") ?? 0);
    return { ok: false, code: answer.error.code, retryAfter: Number.isFinite(retryAfter) ? retryAfter : 0 };
  } catch {
    return OFFLINE;
  }
}
