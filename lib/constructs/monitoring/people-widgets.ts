import { type IWidget, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { Metric } from "../../../functions/contract/metrics.ts";
import { graph, THIRD } from "./graph.ts";
import { byOutcome, emitted, rateLimitHits, shareOfAttempts } from "./measures.ts";

/** Who asks for what, and how it ends. */
export const attempts = (): IWidget[] => [
  graph(
    "RSVP conversion",
    [shareOfAttempts("RESERVED", "confirmed"), shareOfAttempts("WAITLISTED", "put in line")],
    { width: THIRD, unit: "% of attempts" },
  ),
  graph("RSVP attempts", [byOutcome(Metric.reserve)], { width: THIRD, stacked: true }),
  graph("Cancelled, left, declined; accepted", [byOutcome(Metric.release), byOutcome(Metric.accept)], {
    width: THIRD,
    stacked: true,
  }),
];

/** What becomes of freed places. */
export const offers = (): IWidget[] => [
  graph(
    "Offers",
    [
      emitted("nudge-consumer", Metric.offersMade, { label: "made" }),
      emitted("nudge-consumer", Metric.autoConfirmed, { label: "confirmed at once" }),
      emitted("reservations", Metric.offersAccepted, { label: "accepted" }),
      emitted("reservations", Metric.offersDeclined, { label: "declined" }),
      emitted("sweep", Metric.offersExpired, { label: "expired" }),
    ],
    { width: THIRD },
  ),
  graph("From freed to offered", percentiles("nudge-consumer", Metric.timeToOffer), {
    width: THIRD,
    unit: "ms",
  }),
  graph("From freed to accepted", percentiles("reservations", Metric.timeToAccept), {
    width: THIRD,
    unit: "ms",
  }),
];

export const lines = (): IWidget[] => [
  graph(
    "Waiting",
    [
      latest("sweep", Metric.peopleWaiting, "people"),
      latest("sweep", Metric.longestLine, "in the longest line"),
      latest("sweep", Metric.sessionsWithLine, "sessions with a line"),
    ],
    { width: THIRD },
  ),
  graph(
    "Found by the audit",
    [
      latest("audit", Metric.capacityViolations, "capacity violations"),
      latest("audit", Metric.ledgerDrift, "ledgers adrift"),
    ],
    { width: THIRD },
  ),
  graph("Refused by the rate limit", [rateLimitHits()], { width: THIRD }),
];

const percentiles = (service: string, name: string) =>
  [50, 99].map((percent) => emitted(service, name, { statistic: Stats.p(percent), label: `p${percent}` }));

const latest = (service: string, name: string, label: string) =>
  emitted(service, name, { statistic: Stats.MAXIMUM, label });
