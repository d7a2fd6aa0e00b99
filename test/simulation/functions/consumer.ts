import type { Nudge } from "../../../functions/contract/nudge.ts";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import { serveWaitlist } from "../../../functions/core/waitlist/serve-waitlist.ts";
import type { Offer } from "../../../functions/core/waitlist/waitlist-book.ts";
import { retryDelaySeconds } from "../../../functions/middleware/retry-delay.ts";
import { MAX_PAUSES_MS, STEP_RESERVE_MS } from "../../../functions/queue/consumer-times.ts";
import { standbyBook } from "../../../functions/store/standby/standby-book.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { FUNCTION_TIMEOUT_MS } from "../queue/deliveries.ts";
import type { Message } from "../queue/simulated-queue.ts";
import type { Instance } from "./instance.ts";

interface Around {
  /** Deals the ledger of a session that met a crowd. */
  readonly deal: (sessionId: string) => Promise<unknown>;
  readonly onOffered?: (offer: Offer) => void;
  readonly onFailed?: (error: Error) => void;
  readonly onDone?: (isFinished: boolean) => void;
}

/**
 * One invocation, as `functions/queue/nudge-consumer.ts` wires it. It serves the batch's sessions one after another.
 * Returns the messages that failed.
 */
export async function consume(
  instance: Instance,
  batch: readonly Message[],
  around: Around,
): Promise<readonly Message[]> {
  const endsAt = instance.time.now + FUNCTION_TIMEOUT_MS;
  const bySession = Map.groupBy(batch, (message) => nudgeOf(message).sessionId);
  const failed: Message[] = [];
  for (const [sessionId, messages] of bySession) {
    try {
      if (messages.some((message) => nudgeOf(message).crowded)) await around.deal(sessionId);
      await serve(instance, sessionId, endsAt, around);
    } catch (error) {
      around.onFailed?.(error as Error);
      for (const { id, receives } of messages)
        await instance.nudges.retryIn(retryDelaySeconds(receives), id).catch(() => undefined);
      failed.push(...messages);
    }
  }
  return failed;
}

const nudgeOf = ({ body }: Message): Nudge => JSON.parse(body);

async function serve(
  { name, time, table, nudges, clock, sleep, pause }: Instance,
  sessionId: string,
  endsAt: number,
  { onOffered = () => undefined, onDone }: Around,
): Promise<void> {
  const isFinished = await serveWaitlist(sessionId, {
    waitlist: waitlistBook(table),
    standby: standbyBook(table),
    clock,
    quietSpans,
    pause: pause(MAX_PAUSES_MS),
    rest: sleep,
    requestId: name,
    hasTime: () => endsAt - time.now > STEP_RESERVE_MS,
    onOffered,
    nudge: (id) => nudges.send(id).catch(() => undefined),
  });
  onDone?.(isFinished);
  if (!isFinished) await nudges.send(sessionId);
}
