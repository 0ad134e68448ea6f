/** What is known, in memory: the panel's routes about it, as the server would answer them. */

import type { EntryData, FaqList, FaqRefused, Proposal, SaveFaq, TryFaq } from "../src/wire.gen";

export function entryNamed(id: string, question: string): EntryData {
  const text = { question, answer: "In **the panel**.", facts: [], phrasings: [`${question} please`], tests: [`so ${question}`] };
  return { id, topic: "invoices", route: null, texts: { pl: { ...text, question: `${question} (pl)` }, en: text } };
}

export function told(english: string): Record<"pl" | "en", string> {
  return { pl: `${english} (pl)`, en: english };
}

export class Library {
  readonly entries = new Map<string, { entry: EntryData; version: number }>();
  readonly saved: SaveFaq[] = [];
  readonly refusedProposals: unknown[] = [];
  mayEdit = true;
  /** Stored, and of no use. */
  faults: FaqList["faults"] = [];
  /** What the next save comes to, where it is not taken. */
  refusal: Omit<FaqRefused, "ok" | "message"> | null = null;
  proposals: Proposal[] = [];
  /** How long a save takes (ms). */
  proving = 0;
  #version = 0;

  constructor(...entries: EntryData[]) {
    for (const entry of entries) this.put(entry);
  }

  put(entry: EntryData): number {
    this.entries.set(entry.id, { entry, version: ++this.#version });
    return this.#version;
  }

  /** In the place of the browser's own. */
  readonly fetch = async (url: string, { method, body }: RequestInit): Promise<Response> => {
    const { pathname, searchParams } = new URL(url, "https://chat.example");
    const form: unknown = typeof body === "string" ? JSON.parse(body) : null;
    if (method === "PUT" && this.proving) await new Promise((done) => setTimeout(done, this.proving));
    const answer = this.#answer(`${method} ${pathname.replace("/panel/api/faq", "")}`, form, searchParams);
    return new Response(JSON.stringify(answer));
  };

  #answer(request: string, form: unknown, query: URLSearchParams): object {
    const id = /entries\/(.*)$/.exec(request)?.[1] ?? "";
    const known = this.entries.get(id);
    if (request === "GET ") return this.#list();
    if (request.startsWith("PUT")) return this.#save(form as SaveFaq);
    if (request.startsWith("GET /entries")) {
      if (!known) return { ok: false, error: { code: "not_found", message: "" } };
      return { ok: true, ...known, rich: { pl: rich("Jak"), en: rich("How") }, revisions: [] };
    }
    if (request === "POST /preview") return this.#preview((form as { markup: string }).markup);
    if (request === "POST /try") return tried(form as TryFaq);
    if (request === "GET /proposals") return { ok: true, proposals: this.proposals };
    if (request === "POST /proposals/refuse") {
      this.refusedProposals.push(form);
      this.proposals = [];
      return { ok: true };
    }
    if (request === "GET /counts") return { ok: true, since: "2026-11-01T00:00:00Z", counts: [COUNTS] };
    if (request === "GET /counted") return { ok: true, events: counted(query) };
    throw new Error(`Nobody answers to ${request}`);
  }

  #list(): FaqList {
    const entries = [...this.entries.values()].map(({ entry: { id, topic, texts, route = null } }) => ({
      id,
      topic,
      route,
      questions: { pl: texts.pl.question, en: texts.en.question },
      phrasings: 2,
      tests: 2,
      failing: 0,
    }));
    const variables = { company: "Example Hosting" };
    return { ok: true, version: this.#version, entries, faults: this.faults, variables, teams: ["billing"], may_edit: this.mayEdit };
  }

  #save(form: SaveFaq): object {
    this.saved.push(form);
    const known = this.entries.get(form.entry.id)?.version ?? 0;
    if (this.refusal) return { ok: false, message: "", ...this.refusal };
    if (known !== form.version) return { ok: false, code: "outdated", message: "" };
    return { ok: true, version: this.put(form.entry) };
  }

  #preview(markup: string): object {
    if (markup.includes("<")) return { ok: true, rich: null, fault: told("HTML is not supported") };
    return { ok: true, rich: rich(markup), fault: null };
  }
}

const COUNTS = {
  entry: "invoice-find",
  language: "pl",
  asked: 3,
  offered: 1,
  answered: 2,
  helped: 1,
  not_helped: 0,
  returned: 0,
  unanswered: 0,
  routed: 0,
};

function rich(text: string) {
  return [{ kind: "paragraph", spans: [{ text }] }];
}

function counted(query: URLSearchParams) {
  const conversation = `c-${query.get("kind")}`;
  return [{ conversation, seq: 2, at: "2026-11-20T10:00:00Z", question: `asked of ${query.get("entry")}` }];
}

function tried({ text, entry }: TryFaq) {
  const said = { language: "en", verdict: "answer", entry: "invoice-find", candidates: [] };
  return { ok: true, ...said, reason: `${text}: ${entry?.texts.en.question ?? "as saved"}` };
}
