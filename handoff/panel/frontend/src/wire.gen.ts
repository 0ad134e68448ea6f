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

export interface CandidateView {
  entry: string;
  question: string;
  confidence: number;
  matched: [string, string][];
  unmatched: string[];
  phrasing: string;
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

export interface Code {
  text: string;
  kind: "code";
}

export interface Colleague {
  agent: AgentView;
  status: "online" | "away";
}

export interface Confusion {
  entry: string;
  rival: string;
  language: "pl" | "en";
  sentence: string;
  margin: number;
}

export interface CountedEvent {
  conversation: string;
  seq: number;
  at: string;
  question: string;
}

export interface Done {
  ok: true;
}

export interface EntryCounts {
  entry?: string | null;
  language: "pl" | "en";
  asked: number;
  offered: number;
  answered: number;
  helped: number;
  not_helped: number;
  returned: number;
  unanswered: number;
  routed: number;
}

export interface EntryData {
  id: string;
  topic: string;
  texts: Record<"pl" | "en", TextData>;
  route?: RouteData | null;
}

export interface EntrySummary {
  id: string;
  topic: string;
  questions: Record<"pl" | "en", string>;
  route?: RouteData | null;
  phrasings: number;
  tests: number;
  failing?: number | null;
  changed_at?: string | null;
  changed_by?: string | null;
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

export interface FaqCounted {
  ok: true;
  events: CountedEvent[];
}

export interface FaqCounts {
  ok: true;
  since: string;
  counts: EntryCounts[];
}

export interface FaqEntryReply {
  ok: true;
  version: number;
  entry: EntryData;
  rich: Record<"pl" | "en", (Paragraph | Items | Code)[]>;
  revisions: Revision[];
}

export interface FaqList {
  ok: true;
  version: number;
  entries: EntrySummary[];
  faults: UnusableEntry[];
  variables: Record<string, string>;
  teams: string[];
  may_edit: boolean;
}

export interface FaqPreview {
  ok: true;
  rich?: (Paragraph | Items | Code)[] | null;
  fault?: Record<"pl" | "en", string> | null;
}

export interface FaqProof {
  ok: true;
  version: number;
  sentences: number;
  answered: number;
  offered: number;
  failures: ProofFailure[];
  confusions: Confusion[];
}

export interface FaqProposals {
  ok: true;
  proposals: Proposal[];
}

export interface FaqRefused {
  ok: false;
  code: "bad_entry" | "stolen" | "outdated" | "not_found" | "not_allowed";
  message: string;
  faults?: FieldFault[];
  stolen?: StolenSentence[];
}

export interface FaqSaved {
  ok: true;
  version: number;
}

export interface FaqSuggestions {
  ok: true;
  of: number;
  suggestions: Suggestion[];
}

export interface FaqTried {
  ok: true;
  language: "pl" | "en";
  verdict: "answer" | "unsure" | "routed" | "no_match";
  entry?: string | null;
  reason: string;
  candidates: CandidateView[];
}

export interface FieldFault {
  place: string;
  reason: Record<"pl" | "en", string>;
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

export interface Items {
  ordered: boolean;
  items: Span[][];
  kind: "list";
}

export interface Learned {
  conversation: string;
  seq: number;
}

export interface LearnedQuestion {
  conversation: string;
  seq: number;
  text: string;
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

export interface Paragraph {
  spans: Span[];
  kind: "paragraph";
}

export type Phase = "bot" | "queued" | "assigned" | "closed";

export interface PresenceNews {
  colleagues: Colleague[];
}

export interface PreviewFaq {
  markup: string;
}

export interface ProofFailure {
  entry: string;
  language: "pl" | "en";
  sentence: string;
  winner?: string | null;
  confidence: number;
}

export interface Proposal {
  language: "pl" | "en";
  questions: LearnedQuestion[];
  learned: Learned[];
  count: number;
  entry?: string | null;
  confidence: number;
  answer?: string | null;
}

export interface RefuseLearned {
  questions: Learned[];
}

export interface Refused {
  ok: false;
  error: ErrorInfo;
}

export interface RemoveFaq {
  version: number;
}

export interface Resolve {
  conversation: string;
  client_key: string;
  summary: string;
}

export interface Revision {
  version: number;
  at: string;
  by?: string | null;
  removed: boolean;
}

export type Role = "agent" | "lead" | "manager" | "administrator";

export interface RouteData {
  team: string;
  kind: "simple" | "standard" | "complex" | "custom";
}

export interface RouteView {
  entry: string;
  team: string;
  problem: "simple" | "standard" | "complex" | "custom";
  facts: string[];
}

export interface SaveFaq {
  entry: EntryData;
  version: number;
  learned?: Learned[];
}

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

export interface Span {
  text: string;
  bold?: boolean;
  code?: boolean;
  link?: string | null;
}

export interface StolenSentence {
  entry: string;
  language: "pl" | "en";
  sentence: string;
  winner?: string | null;
  before: number;
  after: number;
}

export interface Suggestion {
  entry: string;
  question: string;
  confidence: number;
  text: string;
  facts: string[];
}

export interface TakeNext {
  client_key?: string | null;
}

export interface TextData {
  question: string;
  answer?: string;
  facts?: string[];
  phrasings?: string[];
  tests?: string[];
}

export interface TryFaq {
  text: string;
  language?: "pl" | "en" | null;
  entry?: EntryData | null;
}

export interface TypingNews {
  conversation: string;
  agent?: string | null;
  name?: string | null;
}

export interface UnusableEntry {
  entry: string;
  reason: Record<"pl" | "en", string>;
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
