export interface Nudge {
  readonly id: number;
  readonly sessionId: string;
  /** Requests have met conflicts. */
  readonly crowded: boolean;
  receives: number;
  visibleAt: number;
}

const VISIBILITY_MS = 60_000;
const RECEIVES = 4;

/**
 * The queue as a waitlist sees it: at least once, in any order, invisible for a while, four times at most.
 */
export class Nudges {
  readonly #random: () => number;
  #messages: Nudge[] = [];
  #sent = 0;
  /** Nothing can be sent while it fails. */
  isFailing = false;
  deadLetters = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  send(now: number, sessionId: string, { crowded = false } = {}): void {
    if (this.isFailing) throw new Error("the queue takes no message");
    this.#messages.push({ id: ++this.#sent, sessionId, crowded, receives: 0, visibleAt: now });
  }

  /** Returns any visible message; it stays in the queue until it is deleted. */
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

  /** The message returns after 2 s, 4 s and 8 s; then it becomes a dead letter. */
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

  /** When the next message becomes visible, if that is within this many milliseconds. */
  nextVisible(now: number, withinMs: number): number | null {
    const times = this.#messages.map(({ visibleAt }) => visibleAt).filter((time) => time <= now + withinMs);
    return times.length > 0 ? Math.min(...times) : null;
  }
}
