// Generated from the pydantic models by `make types`. Do not edit.

export interface Accepted {
  ok: true;
  conversation: string;
  seq: number;
}

export interface AgentSeen {
  seq: number;
}

export interface AgentTyping {
  name: string;
}

export interface Choose {
  client_key: string;
  seq: number;
  option: string;
}

export interface Code {
  text: string;
  kind: "code";
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
  reason?: "asked" | "not_found" | "not_helped" | "reopened" | "routed" | "helped" | "confirmed" | "agent" | "silence" | null;
  due_at?: string | null;
  score?: number | null;
  agent?: string | null;
  faq_entry?: string | null;
  confidence?: number | null;
  rich?: (Paragraph | Items | Code)[] | null;
  route?: RouteView | null;
  client_key?: string | null;
}

export interface ErrorInfo {
  code: "taken" | "not_yours" | "not_open" | "wrong_phase" | "outdated_choice" | "already_rated" | "bad_text" | "bad_score" | "person_answers" | "bad_request" | "unknown_event" | "not_allowed" | "unknown_conversation" | "bad_token" | "bad_identity" | "hello_first" | "too_fast" | "too_many" | "queue_empty" | "unavailable" | "internal";
  message: string;
}

export interface Greeting {
  text: string;
  options: OptionView[];
}

export interface Hello {
  site: string;
  locale: "pl" | "en";
  token?: string | null;
  identity?: string | null;
  conversation?: string | null;
  since?: number;
}

export interface HelloReply {
  ok: true;
  token: string;
  company: string;
  state: VisitorState;
  page?: Page | null;
  greeting?: Greeting | null;
}

export interface History {
  before: number;
}

export interface HistoryReply {
  ok: true;
  page: Page;
}

export interface Human {
  client_key: string;
}

export interface Items {
  ordered: boolean;
  items: Span[][];
  kind: "list";
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

export interface Paragraph {
  spans: Span[];
  kind: "paragraph";
}

export type Phase = "bot" | "queued" | "assigned" | "closed";

export interface Rate {
  client_key: string;
  score: number;
  comment?: string;
}

export interface Refused {
  ok: false;
  error: ErrorInfo;
}

export interface RouteView {
  entry: string;
  team: string;
  problem: "simple" | "standard" | "complex" | "custom";
  facts: string[];
}

export interface Seen {
  seq: number;
}

export interface Send {
  client_key: string;
  text: string;
}

export interface Span {
  text: string;
  bold?: boolean;
  code?: boolean;
  link?: string | null;
}

export interface Sync {
  since: number;
}

export interface SyncReply {
  ok: true;
  state: VisitorState;
  page?: Page | null;
}

export interface TranscriptReply {
  ok: true;
  name: string;
  media_type: string;
  content: string;
}

export interface TranscriptRequest {
  format: "text" | "html";
}

export type Typing = Record<string, never>;

export interface VisitorState {
  conversation?: string | null;
  phase: Phase;
  agent?: string | null;
  team?: string | null;
  queue_position?: number | null;
  wait_low_s?: number | null;
  wait_high_s?: number | null;
  answer_by?: string | null;
  late?: boolean;
  agent_seen?: number | null;
  rated?: boolean;
}

export interface FromClient {
  hello: { payload: Hello; reply: HelloReply };
  send: { payload: Send; reply: Accepted };
  choose: { payload: Choose; reply: Accepted };
  human: { payload: Human; reply: Accepted };
  sync: { payload: Sync; reply: SyncReply };
  history: { payload: History; reply: HistoryReply };
  seen: { payload: Seen; reply: Done };
  typing: { payload: Typing; reply: Done };
  rate: { payload: Rate; reply: Accepted };
  transcript: { payload: TranscriptRequest; reply: TranscriptReply };
}

export interface ToClient {
  entries: Page;
  state: VisitorState;
  typing: AgentTyping;
  seen: AgentSeen;
}
