import { setTimeout as sleep } from "node:timers/promises";
import { Metric } from "../contract/metrics.ts";
import { Nudge } from "../contract/nudge.ts";
import { quietSpans } from "../contract/quiet-spans.ts";
import { DealingSettings } from "../contract/settings.ts";
import { servedAs } from "../core/waitlist/serve-alone.ts";
import { serveWaitlist } from "../core/waitlist/serve-waitlist.ts";
import { type Offer, waitedSince } from "../core/waitlist/waitlist-book.ts";
import { queueFunction } from "../middleware/queue-function.ts";
import { bestEffort, count, logger, time } from "../middleware/telemetry.ts";
import { patience } from "../store/dynamodb/backoff.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { dealLedger } from "../store/parts/dealing.ts";
import { standbyBook } from "../store/standby/standby-book.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { waitlistBook } from "../store/waitlist/waitlist-book.ts";
import { MAX_PAUSES_MS, STEP_RESERVE_MS } from "./consumer-times.ts";

const settings = DealingSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);

export const handler = queueFunction(
  { message: Nudge, subjectOf: ({ sessionId }) => sessionId, retryIn: queue.retryIn },
  async (sessionId, context, nudges) => {
    // Even a deal that is not needed does no harm, so the message may be late or doubled.
    if (settings.DEALING && nudges.some(({ crowded }) => crowded)) {
      const dealt = await dealLedger(table, sessionId, new Date().toISOString());
      logger.info("ledger dealt", { sessionId, outcome: dealt });
    }
    const isFinished = await serveWaitlist(sessionId, {
      waitlist: waitlistBook(table),
      standby: standbyBook(table),
      clock: () => new Date(),
      quietSpans,
      pause: patience(MAX_PAUSES_MS),
      rest: async (ms) => void (await sleep(ms)),
      requestId: context.awsRequestId,
      hasTime: () => context.getRemainingTimeInMillis() > STEP_RESERVE_MS,
      onOffered: record,
      nudge: (id) => bestEffort(Metric.nudgeFailed, () => queue.send(id), { sessionId: id }),
    });
    if (!isFinished) await queue.send(sessionId);
  },
);

function record(offer: Offer): void {
  const { waitlist, people, now } = offer;
  const confirmed = people.filter((person) => servedAs(offer, person) === "confirm").length;
  logger.info("offered", {
    sessionId: waitlist.ledger.sessionId,
    policy: waitlist.policy,
    people: people.length,
    confirmed,
  });
  if (confirmed > 0) count(Metric.autoConfirmed, {}, confirmed);
  if (confirmed < people.length) count(Metric.offersMade, {}, people.length - confirmed);
  for (const attendee of people) {
    time(Metric.timeToOffer, Date.parse(now) - Date.parse(waitedSince(waitlist, attendee, now)));
  }
}
