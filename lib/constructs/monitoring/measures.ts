import { Duration } from "aws-cdk-lib";
import { MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { type IFilterPattern, type LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { Metric as Name, type Outcome } from "../../../functions/contract/metrics.ts";
import type { ProblemCode } from "../../../functions/contract/problems.ts";
import type { HttpApi } from "../http-api.ts";

const FIVE_MINUTES = Duration.minutes(5);

interface Options {
  readonly statistic?: string;
  readonly period?: Duration;
  readonly label?: string;
  readonly outcome?: string;
}

/** The calls that a rate limit counts. */
const LIMITED = { reserve: Name.reserve, release: Name.release, accept: Name.accept };
const REFUSED = "RATE_LIMITED" satisfies ProblemCode;

/** The functions' own metrics. functions/middleware/telemetry.ts emits them with exactly these dimensions. */
export class Measures {
  private readonly namespace: string;

  /** @param namespace the one that the functions were given */
  constructor(namespace: string) {
    this.namespace = namespace;
  }

  emitted(service: string, metricName: string, options: Options = {}): Metric {
    const { statistic = Stats.SUM, period = FIVE_MINUTES, label, outcome } = options;
    return new Metric({
      namespace: this.namespace,
      metricName,
      dimensionsMap: { service, ...(outcome !== undefined && { outcome }) },
      statistic,
      period,
      ...(label !== undefined && { label }),
    });
  }

  /**
   * Counts the finished runs with a metric that each run emits once. Gaps are filled with zeros, because an
   * alarm looks back past missing points, beyond its own periods, to older ones.
   */
  runs(service: string, metricName: string, period: Duration): MathExpression {
    return new MathExpression({
      expression: "FILL(runs, 0)",
      usingMetrics: { runs: this.emitted(service, metricName, { statistic: Stats.SAMPLE_COUNT, period }) },
      label: `runs of ${service}`,
      period,
    });
  }

  rateLimitHits(): MathExpression {
    const usingMetrics = Object.fromEntries(
      Object.entries(LIMITED).map(([id, name]) => [
        id,
        this.emitted("reservations", name, { outcome: REFUSED }),
      ]),
    );
    // A metric that was never emitted has no points, and then a plain sum with it has none either.
    const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`);
    return new MathExpression({
      expression: `SUM([${filled.join(", ")}])`,
      usingMetrics,
      label: "calls refused",
      period: FIVE_MINUTES,
    });
  }

  /** Counts our failures with any status. GraphQL answers with 200 if it has some data beside the failure. */
  failures(api: HttpApi): MathExpression {
    return new MathExpression({
      expression: "SUM([FILL(status, 0), FILL(within, 0)])",
      usingMetrics: {
        status: api.api.metricServerError({ period: FIVE_MINUTES, statistic: Stats.SUM }),
        within: this.emitted("graphql", Name.failureInAnswer),
      },
      label: "failures",
      period: FIVE_MINUTES,
    });
  }

  /** Counts entries of a log. Such a metric has no dimension. */
  countInLog(
    scope: Construct,
    metricName: string,
    logGroup: LogGroup,
    filterPattern: IFilterPattern,
  ): Metric {
    const filter = new MetricFilter(scope, `count-${metricName.toLowerCase()}`, {
      ...{ logGroup, filterPattern, metricName, metricNamespace: this.namespace },
      metricValue: "1",
    });
    return filter.metric({ statistic: Stats.SUM, period: FIVE_MINUTES });
  }

  byOutcome(action: string): MathExpression {
    return new MathExpression({ expression: this.searchOutcomes(action), label: "", period: FIVE_MINUTES });
  }

  /** A metric with a line for each value of these dimensions, whichever function emits it. */
  by(metricName: string, ...dimensions: string[]): MathExpression {
    const schema = [`"${this.namespace}"`, "service", ...dimensions].join(",");
    const expression = `SEARCH('{${schema}} MetricName="${metricName}"', 'Sum', 300)`;
    return new MathExpression({ expression, label: "", period: FIVE_MINUTES });
  }

  percentiles(service: string, metricName: string): Metric[] {
    return [50, 99].map((percent) =>
      this.emitted(service, metricName, { statistic: Stats.p(percent), label: `p${percent}` }),
    );
  }

  /** The percentage of calls to reserve that had this outcome. */
  shareOfAttempts(outcome: (typeof Outcome)[keyof typeof Outcome], label: string): MathExpression {
    const id = outcome.toLowerCase();
    return new MathExpression({
      expression: `100 * FILL(${id}, 0) / SUM(${this.searchOutcomes(Name.reserve)})`,
      usingMetrics: { [id]: this.emitted("reservations", Name.reserve, { outcome }) },
      label,
      period: FIVE_MINUTES,
    });
  }

  /** A search finds every outcome that occurs, including ones that are added later. */
  private searchOutcomes(action: string): string {
    return `SEARCH('{"${this.namespace}",service,outcome} MetricName="${action}" service="reservations"', 'Sum', 300)`;
  }
}

/** DynamoDB's own metrics of the table, or of one index. */
export const ofTable = (TableName: string, metricName: string, index?: string): Metric =>
  new Metric({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensionsMap: { TableName, ...(index !== undefined && { GlobalSecondaryIndexName: index }) },
    statistic: Stats.SUM,
    period: FIVE_MINUTES,
    label: `${metricName} ${index ?? "table"}`,
  });

/** A rate of SES about all mails of the account, between 0 and 1. It has points only while mails are sent. */
export const reputation = (rate: "BounceRate" | "ComplaintRate"): Metric =>
  new Metric({
    namespace: "AWS/SES",
    metricName: `Reputation.${rate}`,
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
  });
