import middy from "@middy/core";

/** The time left for the answer at a timeout. middy's own 5 ms are too short on a busy machine. */
const TIME_TO_ANSWER_MS = 1_000;

/** Every function is built on this. At a timeout it ends with an error that it can still answer and log. */
export const functionThatEndsEarly = <Event, Result>() =>
  middy<Event, Result>({ timeoutEarlyInMillis: TIME_TO_ANSWER_MS });
