import { type IWidget, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { Metric, Outcome } from "../../../functions/contract/metrics.ts";
import { graph, THIRD_COLUMNS } from "./graph.ts";
import type { Measures } from "./measures.ts";
import type { Watched } from "./watched.ts";

/** The graphs show the attempts and their outcomes. */
export const attempts = ({ measures }: Watched): IWidget[] => [
  graph(
    "RSVP conversion",
    [
      measures.shareOfAttempts(Outcome.reserved, "confirmed"),
      measures.shareOfAttempts(Outcome.waitlisted, "put on the waitlist"),
    ],
    { width: THIRD_COLUMNS, unit: "% of attempts" },
  ),
  graph("RSVP attempts", [measures.byOutcome(Metric.reserve)], { width: THIRD_COLUMNS, stacked: true }),
  graph(
    "Cancelled, left, declined, accepted or passed",
    [measures.byOutcome(Metric.release), measures.byOutcome(Metric.accept), measures.byOutcome(Metric.pass)],
    { width: THIRD_COLUMNS, stacked: true },
  ),
];

/** The graphs show what happens to freed seats. */
export const offers = ({ measures }: Watched): IWidget[] => [
  graph(
    "Offers",
    [
      measures.emitted("nudge-consumer", Metric.offersMade, { label: "made" }),
      measures.emitted("nudge-consumer", Metric.autoConfirmed, { label: "confirmed at once" }),
      measures.emitted("reservations", Metric.offersAccepted, { label: "accepted" }),
      measures.emitted("links", Metric.offersAccepted, { label: "accepted by a link" }),
      measures.emitted("reservations", Metric.offersDeclined, { label: "declined" }),
      measures.emitted("links", Metric.offersDeclined, { label: "declined by a link" }),
      measures.emitted("sweep", Metric.offersExpired, { label: "expired" }),
    ],
    { width: THIRD_COLUMNS },
  ),
  graph("From free seat to offer", measures.percentiles("nudge-consumer", Metric.timeToOffer), {
    width: THIRD_COLUMNS,
    unit: "ms",
  }),
  graph("From free seat to accepted offer", measures.percentiles("reservations", Metric.timeToAccept), {
    width: THIRD_COLUMNS,
    unit: "ms",
  }),
];

export const waitlists = ({ measures }: Watched): IWidget[] => [
  graph(
    "Waiting",
    [
      latest(measures, "sweep", Metric.peopleWaiting, "people"),
      latest(measures, "sweep", Metric.longestWaitlist, "on the longest waitlist"),
      latest(measures, "sweep", Metric.sessionsWithWaitlist, "sessions with a waitlist"),
    ],
    { width: THIRD_COLUMNS },
  ),
  graph(
    "Found by the audit",
    [
      latest(measures, "audit", Metric.capacityViolations, "capacity violations"),
      latest(measures, "audit", Metric.ledgerDrift, "ledgers with drift"),
    ],
    { width: THIRD_COLUMNS },
  ),
  graph("Refused by the rate limit", [measures.rateLimitHits()], { width: THIRD_COLUMNS }),
];

const latest = (measures: Measures, service: string, name: string, label: string) =>
  measures.emitted(service, name, { statistic: Stats.MAXIMUM, label });
