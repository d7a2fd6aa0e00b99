import { Duration } from "aws-cdk-lib";
import { MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { Metric as Name } from "../../../functions/contract/metrics.ts";
import { METRICS_NAMESPACE } from "../service-function.ts";

const FIVE_MINUTES = Duration.minutes(5);

interface Options {
  readonly statistic?: string;
  readonly period?: Duration;
  readonly label?: string;
  readonly outcome?: string;
}

/** What one function says of itself; functions/middleware/telemetry.ts emits it with these very dimensions. */
export function emitted(service: string, metricName: string, options: Options = {}): Metric {
  const { statistic = Stats.SUM, period = FIVE_MINUTES, label, outcome } = options;
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    dimensionsMap: { service, ...(outcome !== undefined && { outcome }) },
    statistic,
    period,
    ...(label !== undefined && { label }),
  });
}

/** Whoever sends nudges, and so may fail to. */
export const NUDGING = ["reservations", "organizer", "nudge-consumer", "sweep"];

/** What a person's rate limit counts. */
const LIMITED = { reserve: Name.reserve, release: Name.release, accept: Name.accept };

export function rateLimitHits(): MathExpression {
  const usingMetrics = Object.fromEntries(
    Object.entries(LIMITED).map(([id, name]) => [
      id,
      emitted("reservations", name, { outcome: "RATE_LIMITED" }),
    ]),
  );
  // A metric that nobody has emitted yet has no points; a plain sum with it would have none either.
  const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`);
  return new MathExpression({
    expression: `SUM([${filled.join(", ")}])`,
    usingMetrics,
    label: "calls refused",
    period: FIVE_MINUTES,
  });
}

/** Every outcome that occurs, also one that is not thought of yet: the reason for a search. */
const searchOutcomes = (action: string) =>
  `SEARCH('{${METRICS_NAMESPACE},service,outcome} MetricName="${action}" service="reservations"', 'Sum', 300)`;

export const byOutcome = (action: string): MathExpression =>
  new MathExpression({ expression: searchOutcomes(action), label: "", period: FIVE_MINUTES });

/** How many of a hundred attempts to reserve ended so. */
export const shareOfAttempts = (outcome: string, label: string): MathExpression =>
  new MathExpression({
    expression: `100 * FILL(${outcome.toLowerCase()}, 0) / SUM(${searchOutcomes(Name.reserve)})`,
    usingMetrics: { [outcome.toLowerCase()]: emitted("reservations", Name.reserve, { outcome }) },
    label,
    period: FIVE_MINUTES,
  });

/** DynamoDB's own figures of the table, or of one index. */
export const ofTable = (TableName: string, metricName: string, index?: string): Metric =>
  new Metric({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensionsMap: { TableName, ...(index !== undefined && { GlobalSecondaryIndexName: index }) },
    statistic: Stats.SUM,
    period: FIVE_MINUTES,
    label: `${metricName} ${index ?? "table"}`,
  });
