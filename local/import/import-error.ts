/** The message is one line for the person who runs the import; the CLI prints it and exits with 1. */
export class ImportError extends Error {
  override readonly name: string = "ImportError";
}

/** A failure that may go away by itself. */
export class TryAgain extends ImportError {
  override readonly name = "TryAgain";
  readonly afterSeconds: number;

  constructor(message: string, afterSeconds: number) {
    super(message);
    this.afterSeconds = afterSeconds;
  }
}
