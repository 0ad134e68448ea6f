// Generated from the pydantic models by `make types`. Do not edit.

export interface About {
  conversation: string;
}

export interface Accepted {
  ok: true;
  conversation: string;
  seq: number;
}

export interface AgentView {
  id: string;
  name: string;
  role: Role;
}

export interface Card {
  conversation: string;
  seq: number;
  phase: Phase;
  visitor: string;
  verified: boolean;
  contact_id?: string | null;
  email?: string | null;
  number: number;
  channel: string;
  locale: "pl" | "en";
  preview: string;
  agent?: string | null;
  agent_name?: string | null;
  opened_at: string;
  updated_at: string;
  queued_at?: string | null;
  unanswered_since?: string | null;
  due_at?: string | null;
  missed: boolean;
  proposed: boolean;
}

export interface Cards {
  cards: Card[];
}

export interface Colleague {
  agent: AgentView;
  status: "online" | "away";
}

export interface Done {
  ok: true;
}

export interface EntryView {
  seq: number;
  at: string;
  kind: "opened" | "wrote" | "acknowledged" | "bot_said" | "chose" | "asked_for_person" | "handed_off" | "claimed" | "said" | "noted" | "released" | "resolution_proposed" | "resolution_confirmed" | "resolution_declined" | "closed" | "reopened" | "missed" | "rated";
  author: "visitor" | "bot" | "agent" | "system";
  name?: string | null;
  text?: string | null;
  options?: OptionView[] | null;
  of?: number | null;
  speech?: "greeting" | "answer" | "choices" | "follow_up" | "handoff" | "helped" | null;
  reason?: "asked" | "not_found" | "not_helped" | "reopened" | "helped" | "confirmed" | "agent" | "silence" | null;
  due_at?: string | null;
  score?: number | null;
  agent?: string | null;
  faq_entry?: string | null;
  confidence?: number | null;
  client_key?: string | null;
}

export interface ErrorInfo {
  code: "taken" | "not_yours" | "not_open" | "wrong_phase" | "outdated_choice" | "already_rated" | "bad_text" | "bad_score" | "person_answers" | "bad_request" | "unknown_event" | "not_allowed" | "unknown_conversation" | "bad_token" | "bad_identity" | "hello_first" | "too_fast" | "too_many" | "queue_empty" | "unavailable" | "internal";
  message: string;
}

export type Hello = Record<string, never>;

export interface History {
  conversation: string;
  before: number;
}

export interface HistoryReply {
  ok: true;
  page: Page;
}

export interface Hold {
  conversation: string;
  client_key?: string | null;
}

export interface HttpError {
  code: "bad_request" | "weak_password" | "bad_credentials" | "signed_out" | "not_allowed" | "bad_token" | "not_found" | "too_fast" | "internal" | "unavailable";
  message: string;
}

export interface HttpRefused {
  ok: false;
  error: HttpError;
}

export interface Lists {
  ok: true;
  now: string;
  me: AgentView;
  status: "online" | "away";
  colleagues: Colleague[];
  cards: Card[];
}

export interface OptionView {
  id: string;
  label: string;
}

export interface Page {
  conversation: string;
  since: number;
  until: number;
  head: number;
  entries: EntryView[];
}

export type Phase = "bot" | "queued" | "assigned" | "closed";

export interface PresenceNews {
  colleagues: Colleague[];
}

export interface Refused {
  ok: false;
  error: ErrorInfo;
}

export interface Resolve {
  conversation: string;
  client_key: string;
  summary: string;
}

export type Role = "agent" | "lead" | "manager" | "administrator";

export interface Say {
  conversation: string;
  client_key: string;
  text: string;
}

export interface Seen {
  conversation: string;
  seq: number;
}

export interface SeenNews {
  conversation: string;
  seq: number;
}

export interface SetPresence {
  status: "online" | "away";
}

export interface SetUp {
  token: string;
  email: string;
  name: string;
  password: string;
}

export interface SignIn {
  email: string;
  password: string;
}

export interface SignedIn {
  ok: true;
  agent: AgentView;
}

export interface TakeNext {
  client_key?: string | null;
}

export interface TypingNews {
  conversation: string;
  agent?: string | null;
  name?: string | null;
}

export interface ViewersNews {
  conversation: string;
  viewers: AgentView[];
}

export interface Watch {
  conversation: string;
  since?: number;
}

export interface Watched {
  ok: true;
  card: Card;
  page: Page;
  visitor_seen: number;
  viewers: AgentView[];
}

export interface FromClient {
  hello: { payload: Hello; reply: Lists };
  lists: { payload: Hello; reply: Lists };
  watch: { payload: Watch; reply: Watched };
  unwatch: { payload: About; reply: Done };
  history: { payload: History; reply: HistoryReply };
  claim: { payload: Hold; reply: Accepted };
  take_next: { payload: TakeNext; reply: Accepted };
  say: { payload: Say; reply: Accepted };
  note: { payload: Say; reply: Accepted };
  release: { payload: Hold; reply: Accepted };
  resolve: { payload: Resolve; reply: Accepted };
  close: { payload: About; reply: Accepted };
  reopen: { payload: Hold; reply: Accepted };
  seen: { payload: Seen; reply: Done };
  typing: { payload: About; reply: Done };
  presence: { payload: SetPresence; reply: Done };
}

export interface ToClient {
  entries: Page;
  cards: Cards;
  presence: PresenceNews;
  typing: TypingNews;
  seen: SeenNews;
  viewers: ViewersNews;
}
