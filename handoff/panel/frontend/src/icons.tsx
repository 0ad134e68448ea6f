/** The panel's own icons: strokes on a grid of 24. Decoration only: what they mean is always said in words too. */

import type { JSX } from "preact";

const PATHS = {
  alert: "M12 4 2.8 20h18.4L12 4zM12 10v5M12 17.6v.2",
  arrowDown: "M12 5v14M6 13l6 6 6-6",
  back: "M15 5l-7 7 7 7",
  book: "M12 6.5C10.5 5.2 8.3 4.5 4 4.5v14c4.3 0 6.5.7 8 2 1.5-1.3 3.7-2 8-2v-14c-4.3 0-6.5.7-8 2zM12 6.5v14",
  bot: "M5 9h14v10H5zM12 5v4M9 13.5v1M15 13.5v1M2.5 13v3M21.5 13v3M12 4.4v.2",
  check: "M5 12.5l4.5 4.5L19 7.5",
  checks: "M2.5 12.5 7 17l9-9.5M12 16.2l.8.8L21.5 7.5",
  chevron: "M7 10l5 5 5-5",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  close: "M6 6l12 12M18 6 6 18",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",
  eyeOff: "M4 4l16 16M9.5 6a9 9 0 0 1 2.5-.4c6 0 9.5 6.4 9.5 6.4a16 16 0 0 1-2.6 3.3M6 7.8A15.6 15.6 0 0 0 2.5 12S6 18.5 12 18.5c1.6 0 3-.4 4.2-1",
  edit: "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14.5 6l3.5 3.5",
  flag: "M6 21V4M6 5h11l-2 4 2 4H6",
  hand: "M8 12.5V6.2a1.5 1.5 0 0 1 3 0V11M11 11V4.7a1.5 1.5 0 0 1 3 0V11M14 11V6.2a1.5 1.5 0 0 1 3 0v8.3a6 6 0 0 1-6 6c-2.6 0-4-1.1-5.2-3L3.6 14a1.5 1.5 0 0 1 2.5-1.6l1.9 2.3",
  help: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.5v.2",
  inbox: "M3.5 13.5 6 5h12l2.5 8.5V19h-17zM3.5 13.5H8.5l1.2 2.5h4.6l1.2-2.5h5",
  leave: "M10 4H5v16h5M9.5 12H20M16 8l4 4-4 4",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  more: "M5 12a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M11.4 12a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M17.8 12a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0",
  note: "M5 4h14v11l-5 5H5zM19 15h-5v5M8.5 8.5h7M8.5 12h4",
  panel: "M4 5h16v14H4zM14.5 5v14",
  person: "M12 4.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
  people: "M9 5.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM2.5 19.5c.5-3.5 3-5.2 6.5-5.2s6 1.7 6.5 5.2M15.5 6a3 3 0 0 1 0 5.6M18 14.8c2 .7 3.2 2.3 3.5 4.7",
  plus: "M12 5v14M5 12h14",
  reopen: "M5 5v5h5M5.6 10A7.5 7.5 0 1 1 4.5 14",
  release: "M4 9h10.5a5 5 0 0 1 0 10H9M8 4.5 3.5 9 8 13.5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20.5 20.5",
  send: "M4.5 4.5 20.5 12l-16 7.5L7 12zM7 12h6.5",
  star: "M12 4l2.4 5 5.6.8-4 3.9.9 5.5-4.9-2.6-4.9 2.6.9-5.5-4-3.9 5.6-.8z",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 10.5v6M14 10.5v6",
  undo: "M8.5 5 4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10h-4",
  verified: "M12 3.5 18.5 6v5.5c0 4.2-2.7 7.3-6.5 9-3.8-1.7-6.5-4.8-6.5-9V6zM9 11.8l2.2 2.2 3.9-4.2",
  visitor: "M4 5h16v11h-8l-4.5 4v-4H4z",
};

export type IconName = keyof typeof PATHS;

export function Icon({ name, class: className = "" }: { name: IconName; class?: string }): JSX.Element {
  return (
    <svg class={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The product's mark: two lines of talk, one handed on. */
export function Mark(): JSX.Element {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" />
      <path d="M8 11h12M8 17h7M17.5 21.5H24M20.5 18l3.5 3.5-3.5 3.5" />
    </svg>
  );
}
