import { Duration } from "aws-cdk-lib";
import { type IWidget, LogQueryVisualizationType, LogQueryWidget, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { Metric } from "../../../functions/contract/metrics.ts";
import { TABLE_INDEXES } from "../rsvp-table.ts";
import { graph, HALF_COLUMNS, THIRD_COLUMNS } from "./graph.ts";
import { ofTable } from "./measures.ts";
import type { Watched } from "./watched.ts";

/** The graphs show the API as a whole. Metrics for each route cost money, and the access log has details. */
export const answers = ({ api: { api }, measures, throttled }: Watched): IWidget[] => [
  graph(
    "Requests",
    [
      api.metricCount({ statistic: Stats.SUM, label: "all" }),
      api.metricClientError({ statistic: Stats.SUM, label: "4xx" }),
      throttled.with({ label: "refused by the API's throttling" }),
      api.metricServerError({ statistic: Stats.SUM, label: "5xx" }),
      measures.emitted("graphql", Metric.failureInAnswer, { label: "failures in answers of status 200" }),
    ],
    { width: HALF_COLUMNS },
  ),
  graph(
    "Latency",
    [50, 99].map((percent) => api.metricLatency({ statistic: Stats.p(percent), label: `p${percent}` })),
    { width: HALF_COLUMNS, unit: "ms" },
  ),
];

export const routes = ({ api }: Watched): IWidget[] => [
  logTable([api.accessLog], "Latency by route (ms)", [
    "filter ispresent(route)",
    "stats count(*) as requests, pct(latencyMs, 50) as p50, pct(latencyMs, 99) as p99, max(latencyMs) as slowest by route",
    "sort p99 desc",
  ]),
  logTable([api.accessLog], "Answers of API Gateway itself by route", [
    "filter status >= 400 and integrationLatencyMs = '-'",
    "stats count(*) as answers by route, status",
    "sort status desc, answers desc",
  ]),
];

const REQUEST_LINES = "filter message = 'request'";

/** The graph reads logs of functions, because an HTTP status does not show what a GraphQL answer refuses. */
export const refusals = ({ api }: Watched): IWidget[] => {
  const logs = [...api.functions].map(({ function: { logGroup } }) => logGroup);
  return [
    logTable(logs, "Outcomes by route", [
      `${REQUEST_LINES} and not (outcome in ['OK', 'NOT_MODIFIED'])`,
      "stats count(*) as answers by outcome, route",
      "sort answers desc",
    ]),
    logTable(logs, "Refusals by caller", [
      `${REQUEST_LINES} and ispresent(from)`,
      "stats count(*) as refused, count_distinct(who) as people by from, outcome",
      "sort refused desc",
    ]),
  ];
};

const logTable = (logGroups: readonly ILogGroup[], title: string, queryLines: string[]) =>
  new LogQueryWidget({
    title,
    width: HALF_COLUMNS,
    view: LogQueryVisualizationType.TABLE,
    logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
    queryLines,
  });

/** These functions may fail to send a nudge. If the consumer fails to, its record fails and is retried. */
const NUDGING = ["reservations", "links", "account", "door", "organizer", "sweep"];

export const nudges = ({ waitlist: { nudges, deadLetters }, measures }: Watched): IWidget[] => [
  graph(
    "Nudges",
    [
      nudges.metricNumberOfMessagesSent({ label: "sent" }),
      nudges.metricNumberOfMessagesDeleted({ label: "done" }),
      ...NUDGING.map((service) =>
        measures.emitted(service, Metric.nudgeFailed, { label: `not sent by ${service}` }),
      ),
    ],
    { width: THIRD_COLUMNS },
  ),
  graph("Oldest nudge", [nudges.metricApproximateAgeOfOldestMessage({ label: "age" })], {
    width: THIRD_COLUMNS,
    unit: "s",
  }),
  graph(
    "Dead letters",
    [deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, label: "dead" })],
    { width: THIRD_COLUMNS },
  ),
];

export const invocations = ({ functions }: Watched): IWidget[] => [
  graph(
    "Function errors",
    functions.map(({ node, function: fn }) => fn.metricErrors({ label: node.id })),
    { width: THIRD_COLUMNS },
  ),
  graph(
    "Throttled functions",
    functions.map(({ node, function: fn }) => fn.metricThrottles({ label: node.id })),
    { width: THIRD_COLUMNS },
  ),
  graph(
    "Duration p99",
    functions.map(({ node, function: fn }) =>
      fn.metricDuration({ statistic: Stats.p(99), label: node.id, period: Duration.minutes(5) }),
    ),
    { width: THIRD_COLUMNS, unit: "ms" },
  ),
];

export const storage = ({ table: { tableName } }: Watched): IWidget[] => [
  graph("Read units", everywhere(tableName, "ConsumedReadCapacityUnits"), { width: THIRD_COLUMNS }),
  graph("Write units", everywhere(tableName, "ConsumedWriteCapacityUnits"), { width: THIRD_COLUMNS }),
  graph(
    "Throttles and conflicts",
    [
      ...everywhere(tableName, "ReadThrottleEvents"),
      ...everywhere(tableName, "WriteThrottleEvents"),
      ofTable(tableName, "TransactionConflict"),
    ],
    { width: THIRD_COLUMNS },
  ),
];

const everywhere = (tableName: string, metricName: string) =>
  [undefined, ...TABLE_INDEXES].map((index) => ofTable(tableName, metricName, index));
