import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Pause } from "../../core/pause.ts";
import { isLost, isTurnedAway, StoreUnavailable } from "./failures.ts";

/** Errors of calls of which at least one sending got no answer. */
const unanswered = new WeakSet<object>();

/** Records lost answers of `client`. The SDK retries on its own and shows only the last sending's error. */
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
    // The SDK's retries come earlier in this step, so this middleware sees each sending.
    { name: "noteLostAnswers", step: "finalizeRequest", priority: "low", override: true },
  );
}

/**
 * Sends one write, and repeats it unchanged while its fate is unknown. Once an answer has been lost, a later
 * rejection says nothing about the first sending. Only a success or a refusal ends the attempt. `send` must
 * be safe to repeat: by its `ClientRequestToken`, or because the write never does harm.
 *
 * @throws the write's error, or {@link StoreUnavailable} if its fate is still unknown after all pauses
 */
export async function sendUntilKnown<T>(send: () => Promise<T>, pause: Pause): Promise<T> {
  for (let isUnknown = false; ; ) {
    try {
      return await send();
    } catch (error) {
      isUnknown ||= unanswered.has(error as object) || isLost(error);
      if (!isUnknown || !(isLost(error) || isTurnedAway(error))) throw error;
      if (!(await pause())) {
        throw new StoreUnavailable("it is not known whether a write took effect", { cause: error });
      }
    }
  }
}
