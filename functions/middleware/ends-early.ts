import middy from "@middy/core";

/** Left for the answer when time runs out: a busy machine sends nothing within middy's own 5 ms. */
const TIME_TO_ANSWER_MS = 1_000;

/** What every function is made with: it ends by itself, with an error that it can still answer and log. */
export const functionThatEndsEarly = <Event, Result>() =>
  middy<Event, Result>({ timeoutEarlyInMillis: TIME_TO_ANSWER_MS });
