/** Time left, as agents see it. All instants are milliseconds of the server's clock. */

export const SOON = 4 * 60_000;
export const URGENT = 2 * 60_000;

export type Urgency = "calm" | "soon" | "urgent" | "missed";

/** How pressing it is. The due instant itself is still in time. */
export function urgency(due: number, now: number, missed = false): Urgency {
  const left = due - now;
  if (missed || left < 0) return "missed";
  if (left <= URGENT) return "urgent";
  return left <= SOON ? "soon" : "calm";
}

/** "9:59", "1:02:03", "2 d 3 h". What is left is rounded up, so that 0:00 means now. */
export function timeLeft(due: number, now: number): string {
  return due >= now ? clock(Math.ceil((due - now) / 1000)) : clock(Math.floor((now - due) / 1000));
}

/** How long something has lasted: "0:07", "1:02:03", "2 d 3 h". */
export function lasted(since: number, now: number): string {
  return clock(Math.floor(Math.max(0, now - since) / 1000));
}

/** A length of time (ms) to be read out: whole minutes, so that it changes once a minute; seconds under one only. */
export function spoken(length: number): string {
  const seconds = Math.floor(Math.abs(length) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return `${seconds} s`;
  if (hours === 0) return `${minutes} min`;
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours >= 24) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  const tail = `${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

function two(figure: number): string {
  return String(figure).padStart(2, "0");
}
