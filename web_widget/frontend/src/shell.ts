/** What the loader and the app know of each other, and how both find what they need on a page. */

import type { Hello } from "./wire.gen";

export type Locale = Hello["locale"];

/** What the loader hands to the app. */
export interface Shell {
  readonly site: string;
  readonly locale: Locale;
  /** Where the scripts were served from; the socket is there too. */
  readonly scripts: string;
  readonly root: ShadowRoot;
  /** The element in `root` that holds launcher and panel. */
  readonly frame: HTMLElement;
  readonly launcher: HTMLButtonElement;
  /** What `App.identify` was given before there was an app. */
  identity?: string;
  /** Aborted when the page wants everything of ours gone. */
  readonly life: AbortSignal;
  /** Tells the page that something happened (`window.Frontline.on`). */
  readonly emit: (event: string, detail?: unknown) => void;
}

/** What the app lets the loader do. */
export interface App {
  readonly open: () => void;
  readonly close: () => void;
  readonly toggle: () => void;
  /** The site vouches for who the visitor is, with a JWT of its server. */
  readonly identify: (token: string) => void;
}

/** The one key in localStorage. It exists once the visitor has sent something. */
export const storageKey = (site: string): string => `frontline:${site}`;
