import { isLost, isPassing, isTurnedAway } from "../../../functions/store/dynamodb/failures.ts";

/** Tells whether faults and conflicts explain an error. Every other one is a bug. */
export function isExplained(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isExplained);
  const { message = "" } = error as Partial<Error>;
  return (
    isPassing(error) || isLost(error) || isTurnedAway(error) || message.startsWith("other requests keep")
  );
}
