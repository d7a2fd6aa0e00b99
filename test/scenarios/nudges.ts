export interface Nudge {
  readonly id: number;
  receives: number;
  visibleAt: number;
}

const VISIBILITY_MS = 60_000;
const RECEIVES = 4;

/** The queue as it matters to a line: at least once, in any order, invisible for a while, four times at most. */
export class Nudges {
  readonly #random: () => number;
  #messages: Nudge[] = [];
  #sent = 0;
  /** While it fails nothing can be sent. */
  isFailing = false;
  deadLetters = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  send(now: number): void {
    if (this.isFailing) throw new Error("the queue takes no message");
    this.#messages.push({ id: ++this.#sent, receives: 0, visibleAt: now });
  }

  /** Any of those that are visible; it stays until it is deleted. */
  receive(now: number): Nudge | null {
    const visible = this.#messages.filter(({ visibleAt }) => visibleAt <= now);
    const message = visible[Math.floor(this.#random() * visible.length)];
    if (!message) return null;
    message.receives += 1;
    message.visibleAt = now + VISIBILITY_MS;
    return message;
  }

  delete({ id }: Nudge): void {
    this.#messages = this.#messages.filter((message) => message.id !== id);
  }

  /** Has it come again after 2 s, 4 s, 8 s; then it is a dead letter. */
  retry(message: Nudge, now: number): void {
    if (message.receives < RECEIVES) {
      message.visibleAt = now + 2 ** message.receives * 1_000;
      return;
    }
    this.delete(message);
    this.deadLetters += 1;
  }

  purge(): void {
    this.#messages = [];
  }

  /** When the next one is visible, if that is within so many milliseconds. */
  nextVisible(now: number, withinMs: number): number | null {
    const times = this.#messages.map(({ visibleAt }) => visibleAt).filter((time) => time <= now + withinMs);
    return times.length > 0 ? Math.min(...times) : null;
  }
}
