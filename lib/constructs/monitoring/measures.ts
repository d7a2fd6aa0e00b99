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

/** What a person's rate limit counts. */
const LIMITED = { reserve: Name.reserve, release: Name.release, accept: Name.accept };
const REFUSED = "RATE_LIMITED" satisfies ProblemCode;

/** What the functions say of themselves; functions/middleware/telemetry.ts emits it with these very dimensions. */
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
   * How many runs have finished, told by a metric that each emits once.
   * Silence is filled with zeros: an alarm looks back past missing points, further than its own periods, for points that there are.
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
    // A metric that nobody has emitted yet has no points; a plain sum with it would have none either.
    const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`);
    return new MathExpression({
      expression: `SUM([${filled.join(", ")}])`,
      usingMetrics,
      label: "calls refused",
      period: FIVE_MINUTES,
    });
  }

  /** Failures of ours that people get, whatever the status: those of GraphQL leave with 200 when there is something to answer beside them. */
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

  /** Counts what a log says; such a metric has no dimension. */
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

  /** How many of a hundred attempts to reserve ended so. */
  shareOfAttempts(outcome: (typeof Outcome)[keyof typeof Outcome], label: string): MathExpression {
    const id = outcome.toLowerCase();
    return new MathExpression({
      expression: `100 * FILL(${id}, 0) / SUM(${this.searchOutcomes(Name.reserve)})`,
      usingMetrics: { [id]: this.emitted("reservations", Name.reserve, { outcome }) },
      label,
      period: FIVE_MINUTES,
    });
  }

  /** Every outcome that occurs, also one that is not thought of yet: the reason for a search. */
  private searchOutcomes(action: string): string {
    return `SEARCH('{"${this.namespace}",service,outcome} MetricName="${action}" service="reservations"', 'Sum', 300)`;
  }
}

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
