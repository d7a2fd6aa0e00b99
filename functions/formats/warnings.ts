const MAX_WARNINGS = 100;
const MAX_LENGTH = 300;

/** Collects remarks on a file; a file full of oddities yields a readable list all the same. */
export class Warnings {
  readonly #messages: string[] = [];
  #dropped = 0;

  add(message: string): void {
    if (this.#messages.length < MAX_WARNINGS) this.#messages.push(message.slice(0, MAX_LENGTH));
    else this.#dropped += 1;
  }

  toList(): string[] {
    return this.#dropped === 0 ? this.#messages : [...this.#messages, `… and ${this.#dropped} more`];
  }
}
