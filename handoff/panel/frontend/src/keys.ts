/** Keys for requests: nobody else's, and the same when a request is repeated. */

/** 128 random bits as text. `randomUUID` would want a secure context, and a trial runs on plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
