/** The routes about what is known: each resolves to the reply, or to why there is none. */

import { call, type Refusal } from "../http";
import type {
  Done,
  EntryData,
  FaqCounted,
  FaqCounts,
  FaqEntryReply,
  FaqList,
  FaqPreview,
  FaqProof,
  FaqProposals,
  FaqRefused,
  FaqSaved,
  FaqTried,
  FieldFault,
  Learned,
  StolenSentence,
  TryFaq,
} from "../wire.gen";
import type { Figure } from "./order";

export interface Failure {
  readonly ok: false;
  readonly code: FaqRefused["code"] | Refusal["code"];
  readonly faults: readonly FieldFault[];
  readonly stolen: readonly StolenSentence[];
}

type Answer<Reply> = Promise<Reply | Failure>;

async function ask<Reply extends { readonly ok: true }>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  form?: object,
): Answer<Reply> {
  const reply = await call<Reply | FaqRefused>(method, `/faq${path}`, form);
  if (reply.ok) return reply;
  if ("retryAfter" in reply) return { ok: false, code: reply.code, faults: [], stolen: [] };
  return { ok: false, code: reply.code, faults: reply.faults ?? [], stolen: reply.stolen ?? [] };
}

export const all = (): Answer<FaqList> => ask("GET", "");
export const one = (id: string): Answer<FaqEntryReply> => ask("GET", `/entries/${id}`);
export const preview = (markup: string): Answer<FaqPreview> => ask("POST", "/preview", { markup });
export const tried = (form: TryFaq): Answer<FaqTried> => ask("POST", "/try", form);
export const proof = (): Answer<FaqProof> => ask("GET", "/proof");
export const counts = (days: number): Answer<FaqCounts> => ask("GET", `/counts?days=${days}`);
export const proposals = (): Answer<FaqProposals> => ask("GET", "/proposals");

/** `version` is the one that was edited, 0 for a new entry; `learned`: questions that this takes care of. */
export function save(entry: EntryData, version: number, learned: Learned[]): Answer<FaqSaved> {
  return ask("PUT", `/entries/${entry.id}`, { entry, version, learned });
}

export function remove(id: string, version: number): Answer<FaqSaved> {
  return ask("DELETE", `/entries/${id}`, { version });
}

export function refuse(questions: Learned[]): Answer<Done> {
  return ask("POST", "/proposals/refuse", { questions });
}

export interface Counted {
  readonly days: number;
  /** null: questions that found none. */
  readonly entry: string | null;
  readonly language: string;
  readonly kind: Figure;
}

export function counted({ days, entry, language, kind }: Counted): Answer<FaqCounted> {
  const query = new URLSearchParams({ days: String(days), entry: entry ?? "", language, kind });
  return ask("GET", `/counted?${query.toString()}`);
}
