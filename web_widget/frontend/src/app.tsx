/** The app behind the launcher: opens and closes the panel, and keeps the launcher's count. */

import { render } from "preact";
import type { Socket } from "socket.io-client";
import css from "./app.css?inline";
import { dial } from "./connection";
import { Session } from "./session";
import { type App, type Shell, storageKey } from "./shell";
import { Panel } from "./views/panel";
import { Speech } from "./words";

const SYNC_EVERY = 15_000; // milliseconds, while the conversation is on the screen
const FULL = "(max-width: 480px), (max-height: 480px)"; // as in styles/screens.css

class Widget implements App {
  readonly #speech: Speech;
  readonly #session: Session;
  readonly #small = matchMedia(FULL);
  readonly #place = document.createElement("div");
  readonly #badge = document.createElement("span");
  readonly #timer: ReturnType<typeof setInterval>;
  #opened = false;
  #drawing = false;
  #told = "";

  constructor(
    private readonly shell: Shell,
    socket: Socket,
  ) {
    this.#speech = new Speech(shell.locale);
    this.#session = new Session(shell, socket, this.#changed);
    this.#timer = setInterval(this.#sync, SYNC_EVERY);
    this.#furnish();
    this.#listen();
    if (this.#session.returning) this.#session.start();
    shell.emit("ready");
  }

  readonly open = (): void => this.#show(true);

  readonly close = (): void => {
    if (!this.#opened) return;
    const within = this.shell.root.activeElement; // else the visitor is elsewhere on the page
    this.#show(false);
    if (within) this.shell.launcher.focus();
  };

  readonly identify = (token: string): void => this.#session.identify(token);

  readonly toggle = (): void => (this.#opened ? this.close() : this.open());

  #furnish(): void {
    const { frame, launcher, root } = this.shell;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#badge.className = "badge";
    this.#badge.ariaHidden = "true";
    launcher.append(this.#badge);
    frame.append(this.#place);
  }

  #listen(): void {
    const { life, site } = this.shell;
    const on = (target: EventTarget, event: string, heard: (happened: Event) => void): void =>
      target.addEventListener(event, heard, { signal: life });
    life.addEventListener("abort", this.#end);
    on(this.#small, "change", this.#changed);
    on(document, "visibilitychange", this.#awake);
    on(window, "online", this.#awake);
    on(window, "pageshow", this.#awake);
    on(window, "pagehide", () => this.#session.pause()); // an open socket would keep the page from coming back as it was
    on(window, "storage", (event) => {
      if ((event as StorageEvent).key === storageKey(site)) this.#session.storedElsewhere();
    });
  }

  readonly #end = (): void => {
    clearInterval(this.#timer);
    this.#session.stop();
    render(null, this.#place);
  };

  /** The page is looked at again: be connected at once, and lack nothing. */
  readonly #awake = (): void => {
    if (document.hidden || !(this.#opened || this.#session.returning)) return;
    this.#session.start();
    this.#sync();
  };

  readonly #sync = (): void => {
    if (this.#opened && !document.hidden) void this.#session.sync();
  };

  #show(opened: boolean): void {
    if (opened === this.#opened) return;
    this.#opened = opened;
    this.shell.frame.classList.toggle("opened", opened);
    this.shell.launcher.ariaExpanded = String(opened);
    if (opened) this.#session.start();
    this.#draw();
    this.shell.emit(opened ? "open" : "close");
  }

  /** Many changes at once are drawn once. */
  readonly #changed = (): void => {
    if (!this.#drawing) queueMicrotask(this.#draw);
    this.#drawing = true;
  };

  readonly #draw = (): void => {
    this.#drawing = false;
    if (this.shell.life.aborted) return;
    this.#count();
    const ui = { session: this.#session, speech: this.#speech, full: this.#small.matches, close: this.close };
    render(this.#opened && <Panel ui={ui} />, this.#place);
  };

  /** Says on the launcher how much is unread, and tells the page what has changed. */
  #count(): void {
    const { emit, launcher } = this.shell;
    const unread = this.#opened ? 0 : this.#session.unread;
    const { words } = this.#speech;
    const news = unread ? ` (${this.#speech.count("unread", unread)})` : "";
    launcher.ariaLabel = this.#opened ? words.close : words.launcher + news;
    this.#badge.textContent = String(unread || "");
    const { state } = this.#session;
    const told = JSON.stringify([unread, state]);
    if (told === this.#told) return;
    this.#told = told;
    emit("unread", unread);
    emit("state", state);
  }
}

/** Called once by the loader. Connects at once where the visitor has written before, else when they open. */
export const start = (shell: Shell, socket: Socket = dial(shell.scripts)): App => new Widget(shell, socket);
