import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Pause } from "../../core/pause.ts";
import { isLost, isTurnedAway, StoreUnavailable } from "./failures.ts";

/** Errors of calls of which at least one sending was left without an answer. */
const unanswered = new WeakSet<object>();

/** Remembers lost answers of `client`: the SDK repeats a call by itself and shows the error of its last sending only. */
export function noteLostAnswers(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (isLost(error)) unanswered.add(context);
        if (unanswered.has(context)) unanswered.add(error as object);
        throw error;
      }
    },
    // Behind the retries, which come first in this step: it sees every single sending.
    { name: "noteLostAnswers", step: "finalizeRequest", priority: "low", override: true },
  );
}

/**
 * Sends one write, and sends it again as it was for as long as nobody knows what became of it. Once an answer has been
 * lost, being turned away later tells nothing about that first sending: only a success or a refusal ends the attempt.
 * `send` must be safe to repeat: by its `ClientRequestToken`, or because the write does no harm at any later time.
 *
 * @throws what the write failed with, or {@link StoreUnavailable} when its fate is still unknown after all pauses
 */
export async function sendUntilKnown<T>(send: () => Promise<T>, pause: Pause): Promise<T> {
  for (let isUnknown = false; ; ) {
    try {
      return await send();
    } catch (error) {
      isUnknown ||= unanswered.has(error as object) || isLost(error);
      if (!isUnknown || !(isLost(error) || isTurnedAway(error))) throw error;
      if (!(await pause())) {
        throw new StoreUnavailable("nobody knows what became of a write", { cause: error });
      }
    }
  }
}
