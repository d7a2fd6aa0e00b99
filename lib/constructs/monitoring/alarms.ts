import { Duration } from "aws-cdk-lib";
import {
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { Metric as Name } from "../../../functions/contract/metrics.ts";
import { reputation } from "./measures.ts";
import type { Watched } from "./watched.ts";

export interface AlarmThresholds {
  /**
   * Calls that people's rate limits refused within five minutes.
   * @default 500
   */
  readonly rateLimitHits?: number;
  /**
   * Failures of ours within five minutes: answers with status 500 and above, and
   * GraphQL answers that contain a failure.
   * @default 10
   */
  readonly serverErrors?: number;
  /**
   * Requests within five minutes that the throttling of the whole API rejected.
   * @default 50
   */
  readonly throttledRequests?: number;
  /**
   * The 99th percentile of latency in milliseconds. The alarm needs it exceeded
   * in three periods of five minutes each.
   * @default 3000
   */
  readonly latencyMs?: number;
  /**
   * The maximum age of the oldest nudge, in seconds.
   * @default 120
   */
  readonly nudgeAgeSeconds?: number;
}

interface AlarmDefinition extends Partial<AlarmProps> {
  readonly metric: IMetric;
  readonly threshold: number;
  /** The meaning of the alarm in one sentence. */
  readonly means: string;
}

const MINUTE = Duration.minutes(1);
const HOUR = Duration.hours(1);

/**
 * Defines every alarm by its id, which is also its section of docs/runbook.md. An alarm goes off at its
 * threshold unless it says otherwise.
 */
export function alarms(watched: Watched, thresholds: AlarmThresholds): Record<string, AlarmDefinition> {
  return {
    ...ofTheWaitlist(watched, thresholds),
    ...ofTruth(watched),
    ...ofTheApi(watched, thresholds),
    ...ofNotices(watched),
    ...ofMails(watched),
  };
}

const ofTheWaitlist = (
  { waitlist, consumer, sweep, measures }: Watched,
  { nudgeAgeSeconds = 120 }: AlarmThresholds,
) => ({
  "nudge-dead-letters-not-empty": {
    means: "A free seat could not be offered to the waitlist in four attempts.",
    metric: waitlist.deadLetters.metricApproximateNumberOfMessagesVisible({
      period: MINUTE,
      statistic: Stats.MAXIMUM,
    }),
    threshold: 1,
  },
  "oldest-nudge-too-old": {
    means: "Nudges wait longer than their retries take. Free seats are not offered.",
    // The retries of one nudge end after 14 s, or take a minute each if the consumer dies silently.
    metric: waitlist.nudges.metricApproximateAgeOfOldestMessage({ period: MINUTE, statistic: Stats.MAXIMUM }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: nudgeAgeSeconds,
    evaluationPeriods: 2,
  },
  "consumer-errors": {
    means: "The nudge consumer crashes or times out. Its batches are retried only after a minute.",
    metric: consumer.function.metricErrors({ period: Duration.minutes(5) }),
    threshold: 3,
  },
  "sweep-errors": {
    means: "Sweeps fail, completely or for some sessions. Some offers may not expire.",
    metric: sweep.function.metricErrors({ period: Duration.minutes(5) }),
    threshold: 3,
  },
  "sweep-stopped": {
    means: "No sweep has finished for five minutes. Offers do not expire, and lost nudges are not repaired.",
    metric: measures.runs("sweep", Name.sessionsWithWaitlist, MINUTE),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 5,
    treatMissingData: TreatMissingData.BREACHING,
  },
});

/**
 * A finding of an audit stays until another audit corrects it. If no audit runs, another alarm goes off.
 * Periods are far shorter than an hour, so that an earlier audit does not outvote one that a person starts.
 */
const ofTruth = ({ measures }: Watched) => ({
  "capacity-violations": {
    means: "More people have a seat in a session than its capacity, and nobody has lowered the capacity.",
    metric: measures.emitted("audit", Name.capacityViolations, { statistic: Stats.MAXIMUM }),
    threshold: 1,
    treatMissingData: TreatMissingData.IGNORE,
  },
  "ledger-drift": {
    means: "The seats or waiting people that a ledger counts differ from its RSVPs.",
    metric: measures.emitted("audit", Name.ledgerDrift, { statistic: Stats.MAXIMUM }),
    threshold: 1,
    treatMissingData: TreatMissingData.IGNORE,
  },
  "audit-stopped": {
    means: "No audit has finished for three hours. Nobody would notice ledger drift or capacity violations.",
    metric: measures.runs("audit", Name.ledgerDrift, HOUR),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 3,
    treatMissingData: TreatMissingData.BREACHING,
  },
});

const ofNotices = ({ notices, streamReaders, measures }: Watched) => ({
  "notice-dead-letters-not-empty": {
    means: "A notice could not be sent within some minutes. It is in the inbox of the person.",
    metric: notices.queue.deadLetters.metricApproximateNumberOfMessagesVisible({
      period: MINUTE,
      statistic: Stats.MAXIMUM,
    }),
    threshold: 1,
  },
  "spreading-dead-letters-not-empty": {
    means: "A message of an organizer did not reach all its recipients in four attempts.",
    metric: notices.spreadings.deadLetters.metricApproximateNumberOfMessagesVisible({
      period: MINUTE,
      statistic: Stats.MAXIMUM,
    }),
    threshold: 1,
  },
  "change-dead-letters-not-empty": {
    means: "A change of an RSVP or a session could not be told to anybody.",
    metric: notices.changeDeadLetters.metricApproximateNumberOfMessagesVisible({
      period: MINUTE,
      statistic: Stats.MAXIMUM,
    }),
    threshold: 1,
  },
  "changes-too-old": {
    means:
      "The table's stream is read too slowly, or not at all. People learn late what happens to their seats.",
    metric: new MathExpression({
      expression: `MAX([${streamReaders.map((_, n) => `r${n}`).join(", ")}])`,
      usingMetrics: Object.fromEntries(
        streamReaders.map(({ function: fn }, n) => [
          `r${n}`,
          fn.metric("IteratorAge", { period: MINUTE, statistic: Stats.MAXIMUM }),
        ]),
      ),
      label: "age of the oldest change",
      period: MINUTE,
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: CHANGE_AGE_MS,
    evaluationPeriods: 3,
  },
  "due-notices-stopped": {
    means: "No run has finished for five minutes. Nobody is told of moves, of offers that end, or reminded.",
    metric: measures.runs("due-notices", Name.dueNoticesRun, MINUTE),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 5,
    treatMissingData: TreatMissingData.BREACHING,
  },
});

/** SES looks at an account at 5 % bounces or 0.1 % complaints, and pauses it at 10 % or 0.5 %. */
const MAX_RATES = { bounces: 0.03, complaints: 0.0008 };

/** The rates are SES's own, over what it takes for a representative number of the account's mails. */
const ofMails = ({ notices: { feedback } }: Watched): Record<string, AlarmDefinition> =>
  feedback === undefined
    ? {}
    : {
        "bounce-rate": {
          means: "Many mails come back. SES may soon stop sending for the whole account.",
          metric: reputation("BounceRate"),
          threshold: MAX_RATES.bounces,
          treatMissingData: TreatMissingData.IGNORE,
        },
        "complaint-rate": {
          means: "Many people call mails unwanted. SES may soon stop sending for the whole account.",
          metric: reputation("ComplaintRate"),
          threshold: MAX_RATES.complaints,
          treatMissingData: TreatMissingData.IGNORE,
        },
        "feedback-dead-letters-not-empty": {
          means: "A bounce or a complaint could not be heeded. Mails still go to that address.",
          metric: feedback.queue.deadLetters.metricApproximateNumberOfMessagesVisible({
            period: MINUTE,
            statistic: Stats.MAXIMUM,
          }),
          threshold: 1,
        },
      };

/** Records wait at most a batch's time if all is well. Retries of a poison record take some minutes. */
const CHANGE_AGE_MS = 120_000;

const ofTheApi = ({ api, measures, throttled }: Watched, thresholds: AlarmThresholds) => ({
  "rate-limit-hits": {
    means: "The rate limit refuses many requests of people or of programs that act for them.",
    metric: measures.rateLimitHits(),
    threshold: thresholds.rateLimitHits ?? 500,
  },
  "server-errors": {
    means: "The API fails, or too many requests change the same session at once.",
    metric: measures.failures(api),
    threshold: thresholds.serverErrors ?? 10,
  },
  "throttled-requests": {
    means: "API Gateway refuses requests, because more requests arrive than its throttling allows.",
    metric: throttled,
    threshold: thresholds.throttledRequests ?? 50,
  },
  "slow-answers": {
    means: "One request in a hundred is slower than people are willing to wait.",
    metric: api.api.metricLatency({ period: Duration.minutes(5), statistic: Stats.p(99) }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: thresholds.latencyMs ?? 3000,
    evaluationPeriods: 3,
  },
});
