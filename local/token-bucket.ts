/** Fills at a steady rate up to its size. It may fall below zero, because some use is known only afterwards. */
export class TokenBucket {
  readonly #size: number;
  readonly #ratePerSecond: number;
  readonly #now: () => number;
  #tokens: number;
  #last: number;

  /** @param now in milliseconds */
  constructor(size: number, ratePerSecond: number, now: () => number) {
    this.#size = size;
    this.#ratePerSecond = ratePerSecond;
    this.#now = now;
    this.#tokens = size;
    this.#last = now();
  }

  get level(): number {
    const time = this.#now();
    const added = ((time - this.#last) / 1_000) * this.#ratePerSecond;
    this.#tokens = Math.min(this.#size, this.#tokens + added);
    this.#last = time;
    return this.#tokens;
  }

  take(amount: number): void {
    this.#tokens = this.level - amount;
  }
}
