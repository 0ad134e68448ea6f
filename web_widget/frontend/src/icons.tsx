/** The pictures of the panel, drawn as lines of one weight. */

const PATHS = {
  close: "m6 9.5 6 6 6-6",
  send: "M12 19V5m-6 6 6-6 6 6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  check: "m5 12.5 4.5 4.5L19 7.5",
  checks: "m2 12.5 4.5 4.5L15 8.5m-3 7 1.5 1.5L22 8.5",
  clock: "M12 7v5l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  bot: "M12 3v3m-5 0h10a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3zm2 5v2m6-2v2",
  person: "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5",
  down: "M12 5v14m-6-6 6 6 6-6",
  star: "m12 3.5 2.6 5.3 5.9.9-4.3 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.3-4.1 5.9-.9z",
  alert: "M12 8v5m0 3.5h.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
};

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" class="icon">
    <path d={PATHS[name]} />
  </svg>
);
