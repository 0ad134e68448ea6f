/** Named timers: at most one of each name, and all gone at once. */

type Timer = ReturnType<typeof setTimeout>;

export class Timers {
  readonly #running = new Map<string, Timer>();

  has(name: string): boolean {
    return this.#running.has(name);
  }

  /** Acts after `wait` milliseconds; a timer of the same name begins anew. */
  after(name: string, wait: number, act: () => void): void {
    clearTimeout(this.#running.get(name));
    const ring = (): void => {
      this.#running.delete(name);
      act();
    };
    this.#running.set(name, setTimeout(ring, wait));
  }

  stop(): void {
    for (const timer of this.#running.values()) clearTimeout(timer);
    this.#running.clear();
  }
}
