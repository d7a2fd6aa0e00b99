/** The message is one line for the person who started the service; the CLI prints it and exits with 1. */
export class StartError extends Error {
  override readonly name = "StartError";
}
