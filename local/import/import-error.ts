/** The message is one line for the person who runs the import; the CLI prints it and exits with 1. */
export class ImportError extends Error {
  override readonly name = "ImportError";
}
