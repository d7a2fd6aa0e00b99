import { Topic } from "aws-cdk-lib/aws-sns";
import { describe, expect, test } from "vitest";
import { Metric } from "../../functions/contract/metrics.ts";
import { SessionRsvp } from "../../lib/session-rsvp.ts";
import {
  deployedApp,
  type Resource,
  resource,
  resources,
  serviceFunctions,
  servicesWith,
} from "./support/stacks.ts";

const { template } = deployedApp();
const alarm = (name: string) => resource(template, "AWS::CloudWatch::Alarm", name).Properties;
const ref = (type: string, name = "") => ({
  Ref: resources(template, type).find(([id]) => id.includes(name))?.[0],
});
const nameOf = (queue: string) => ({ "Fn::GetAtt": [ref("AWS::SQS::Queue", queue).Ref, "QueueName"] });

const AT_LEAST = "GreaterThanOrEqualToThreshold";
const MORE_THAN = "GreaterThanThreshold";

/** The namespace of the functions' metrics, as one function's environment names it. */
const OWN: string = resource(template, "AWS::Lambda::Function", "sweep").Properties.Environment.Variables
  .POWERTOOLS_METRICS_NAMESPACE;

const deadLetters = (alarm: string, queue: string) =>
  [
    alarm,
    "AWS/SQS ApproximateNumberOfMessagesVisible Maximum",
    nameOf(queue),
    `${AT_LEAST} 1, 1 × 60 s`,
    "notBreaching",
  ] as const;

const EXPECTED = [
  deadLetters("nudge-dead-letters-not-empty", "nudgedeadletters"),
  [
    "oldest-nudge-too-old",
    "AWS/SQS ApproximateAgeOfOldestMessage Maximum",
    nameOf("queuenudges0"),
    `${MORE_THAN} 120, 2 × 60 s`,
    "notBreaching",
  ],
  [
    "consumer-errors",
    "AWS/Lambda Errors Sum",
    ref("AWS::Lambda::Function", "nudgeconsumer"),
    `${AT_LEAST} 3, 1 × 300 s`,
    "notBreaching",
  ],
  [
    "sweep-errors",
    "AWS/Lambda Errors Sum",
    ref("AWS::Lambda::Function", "sweep"),
    `${AT_LEAST} 3, 1 × 300 s`,
    "notBreaching",
  ],
  deadLetters("notice-dead-letters-not-empty", "noticedeadletters"),
  deadLetters("spreading-dead-letters-not-empty", "spreadingdeadletters"),
  deadLetters("change-dead-letters-not-empty", "changedeadletters"),
  deadLetters("feedback-dead-letters-not-empty", "feedbackdeadletters"),
  ["capacity-violations", `${OWN} CapacityViolations Maximum`, "audit", `${AT_LEAST} 1, 1 × 300 s`, "ignore"],
  ["ledger-drift", `${OWN} LedgerDrift Maximum`, "audit", `${AT_LEAST} 1, 1 × 300 s`, "ignore"],
  [
    "slow-answers",
    "AWS/ApiGateway Latency p99",
    ref("AWS::ApiGatewayV2::Api"),
    `${MORE_THAN} 3000, 3 × 300 s`,
    "notBreaching",
  ],
] as const;

describe("alarms", () => {
  test.each(EXPECTED)("%s goes off as written here", (name, metric, of, fires, missing) => {
    const { Namespace, MetricName, Statistic, ExtendedStatistic, Dimensions, ...when } = alarm(name);
    expect(Dimensions).toHaveLength(1);
    expect({
      metric: `${Namespace} ${MetricName} ${Statistic ?? ExtendedStatistic}`,
      of: Dimensions[0].Value,
      fires: `${when.ComparisonOperator} ${when.Threshold}, ${when.EvaluationPeriods} × ${when.Period} s`,
      missing: when.TreatMissingData,
    }).toEqual({ metric, of, fires, missing });
  });

  // CloudWatch replaces missing points with older ones as far as it can, despite the alarm's setting for
  // missing data.
  test.each([
    ["sweep-stopped", Metric.sessionsWithWaitlist, "sweep", { Period: 60, EvaluationPeriods: 5 }],
    ["audit-stopped", Metric.ledgerDrift, "audit", { Period: 3600, EvaluationPeriods: 3 }],
    ["due-notices-stopped", Metric.dueNoticesRun, "due-notices", { Period: 60, EvaluationPeriods: 5 }],
  ])(
    "%s goes off after the given periods without a run, and missing data counts as no run",
    (name, metric, service, when) => {
      const { Metrics, EvaluationPeriods, ...rest } = alarm(name);
      expect({ EvaluationPeriods, Period: Metrics[1].MetricStat.Period }).toEqual(when);
      expect(Metrics).toMatchObject([
        { Expression: "FILL(runs, 0)" },
        {
          Id: "runs",
          ReturnData: false,
          MetricStat: {
            Metric: {
              Namespace: OWN,
              MetricName: metric,
              Dimensions: [{ Name: "service", Value: service }],
            },
            Stat: "SampleCount",
          },
        },
      ]);
      expect(rest).toMatchObject({
        ComparisonOperator: "LessThanThreshold",
        Threshold: 1,
        TreatMissingData: "breaching",
      });
      expect(rest).not.toHaveProperty("DatapointsToAlarm");
    },
  );

  test("changes-too-old watches both functions that read the table's stream", () => {
    const { Metrics, Threshold, ComparisonOperator, EvaluationPeriods } = alarm("changes-too-old");
    const [oldest, ...ages] = Metrics;
    expect(oldest.Expression).toBe("MAX([r0, r1])");
    const read = ages.map(({ MetricStat: { Metric: metric, Stat, Period } }: Resource) => ({
      metric: `${metric.MetricName} ${Stat} ${Period}`,
      of: metric.Dimensions[0].Value,
    }));
    expect(read).toEqual(
      ["changenotices", "notemoves"].map((name) => ({
        metric: "IteratorAge Maximum 60",
        of: ref("AWS::Lambda::Function", name),
      })),
    );
    expect({ Threshold, ComparisonOperator, EvaluationPeriods }).toEqual({
      Threshold: 120_000,
      ComparisonOperator: MORE_THAN,
      EvaluationPeriods: 3,
    });
  });

  test("rate-limit-hits adds up the refusals of each action of the reservations function", () => {
    const { Metrics, Threshold, ComparisonOperator, TreatMissingData } = alarm("rate-limit-hits");
    const [sum, ...parts] = Metrics;
    expect(sum.Expression).toBe("SUM([FILL(reserve, 0), FILL(release, 0), FILL(accept, 0)])");
    expect(parts.map(({ MetricStat }: Resource) => MetricStat.Metric.MetricName)).toEqual([
      Metric.reserve,
      Metric.release,
      Metric.accept,
    ]);
    for (const { MetricStat } of parts) {
      expect(MetricStat).toMatchObject({ Stat: "Sum", Period: 300 });
      expect(MetricStat.Metric.Namespace).toBe(OWN);
      expect(MetricStat.Metric.Dimensions).toEqual([
        { Name: "outcome", Value: "RATE_LIMITED" },
        { Name: "service", Value: "reservations" },
      ]);
    }
    expect({ Threshold, ComparisonOperator, TreatMissingData }).toEqual({
      Threshold: 500,
      ComparisonOperator: AT_LEAST,
      TreatMissingData: "notBreaching",
    });
  });

  test("server-errors counts failures with status 200, such as those of GraphQL, in addition to 5xx", () => {
    const { Metrics, Threshold, ComparisonOperator, TreatMissingData } = alarm("server-errors");
    const [sum, ...parts] = Metrics;
    expect(sum.Expression).toBe("SUM([FILL(status, 0), FILL(within, 0)])");
    const metrics = parts.map(({ MetricStat: { Metric: metric, Stat, Period } }: Resource) => ({
      name: `${metric.Namespace} ${metric.MetricName} ${Stat} ${Period}`,
      of: metric.Dimensions[0].Value,
    }));
    expect(metrics).toEqual([
      { name: "AWS/ApiGateway 5xx Sum 300", of: ref("AWS::ApiGatewayV2::Api") },
      { name: `${OWN} FailureInAnswer Sum 300`, of: "graphql" },
    ]);
    expect({ Threshold, ComparisonOperator, TreatMissingData }).toEqual({
      Threshold: 10,
      ComparisonOperator: AT_LEAST,
      TreatMissingData: "notBreaching",
    });
  });

  test("throttled-requests counts only the 429 of API Gateway, not the refusals of a function", () => {
    expect(alarm("throttled-requests")).toMatchObject({
      Namespace: OWN,
      MetricName: Metric.throttled,
      Statistic: "Sum",
      Period: 300,
      Threshold: 50,
      ComparisonOperator: AT_LEAST,
      TreatMissingData: "notBreaching",
    });
    expect(alarm("throttled-requests")).not.toHaveProperty("Dimensions");
    const { FilterPattern, LogGroupName, MetricTransformations } = resource(
      template,
      "AWS::Logs::MetricFilter",
    ).Properties;
    expect(LogGroupName).toEqual(ref("AWS::Logs::LogGroup", "accesslog"));
    expect(MetricTransformations).toEqual([
      { MetricName: Metric.throttled, MetricNamespace: OWN, MetricValue: "1" },
    ]);
    // API Gateway writes "-" for a missing value, here the missing integration.
    expect(FilterPattern).toBe('{ ($.status = "429") && ($.integrationLatencyMs = "-") }');
    const format = JSON.parse(
      resource(template, "AWS::ApiGatewayV2::Stage").Properties.AccessLogSettings.Format,
    );
    expect(format).toMatchObject({
      status: "$context.status",
      integrationLatencyMs: "$context.integrationLatency",
    });
  });

  test.each([
    ["bounce-rate", "Reputation.BounceRate", 0.05],
    ["complaint-rate", "Reputation.ComplaintRate", 0.001],
  ])(
    "%s goes off before SES looks at the account, and stays until mails are sent again",
    (name, metric, limit) => {
      const { Threshold, ...rest } = alarm(name);
      expect(rest).toMatchObject({
        ...{ Namespace: "AWS/SES", MetricName: metric, Statistic: "Maximum", Period: 3600 },
        ...{ EvaluationPeriods: 1, ComparisonOperator: AT_LEAST, TreatMissingData: "ignore" },
      });
      expect(rest).not.toHaveProperty("Dimensions");
      expect(Threshold).toBeGreaterThan(limit / 2);
      expect(Threshold).toBeLessThan(limit);
    },
  );

  test("use outcomes, because a status hides failures in GraphQL answers: neither 5xx alone nor 4xx has an alarm", () => {
    const byStatus = resources(template, "AWS::CloudWatch::Alarm").filter(([, { Properties }]) =>
      /^[45]xx/i.test(Properties.MetricName ?? ""),
    );
    expect(byStatus).toEqual([]);
  });

  test("are those listed here and no others", () => {
    expect(resources(template, "AWS::CloudWatch::Alarm")).toHaveLength(EXPECTED.length + 9);
  });
});

describe("the dashboard", () => {
  const { DashboardBody } = resource(template, "AWS::CloudWatch::Dashboard").Properties;
  const body: string = DashboardBody["Fn::Join"][1]
    .map((part: unknown) => (typeof part === "string" ? part : "name"))
    .join("");
  const { widgets } = JSON.parse(body);
  const titles = widgets.map(({ properties }: Resource) => properties.title);

  test.each(Object.values(Metric))("shows %s", (name) => {
    expect(body).toContain(name);
  });

  test("shows the outcomes, the waitlist, the notices, the API, the queue, the functions and the table", () => {
    expect(titles).toEqual([
      "Alarms",
      "RSVP conversion",
      "RSVP attempts",
      "Cancelled, left, declined, accepted or passed",
      "Offers",
      "From free seat to offer",
      "From free seat to accepted offer",
      "Waiting",
      "Found by the audit",
      "Refused by the rate limit",
      "Notices by kind",
      "Notices by channel and outcome",
      "From change to sent notice",
      "Oldest change and notice",
      "Dead letters of notices",
      "Runs that find what is due",
      "Mails that come back or are unwanted, of the account",
      "Bounces and complaints that wait",
      "Requests",
      "Latency",
      "Latency by route (ms)",
      "Answers of API Gateway itself by route",
      "Outcomes by route",
      "Refusals by caller",
      "Nudges",
      "Oldest nudge",
      "Dead letters",
      "Function errors",
      "Throttled functions",
      "Duration p99",
      "Read units",
      "Write units",
      "Throttles and conflicts",
    ]);
  });

  test("shows only metrics of AWS and of this service", () => {
    const shown: unknown[][] = widgets.flatMap(({ properties }: Resource) => properties.metrics ?? []);
    const namespaces = shown.map(([namespace]) => namespace).filter((name) => typeof name === "string");
    expect(namespaces.filter((namespace) => !/^AWS\//.test(namespace) && namespace !== OWN)).toEqual([]);
    const searches = [...JSON.stringify(shown).matchAll(/SEARCH\('\{(.*?),/g)].map(([, schema]) => schema);
    expect(new Set(searches)).toEqual(new Set([JSON.stringify(`"${OWN}"`).slice(1, -1)]));
  });

  test("shows the state of every alarm", () => {
    expect(widgets[0].properties.alarms).toHaveLength(resources(template, "AWS::CloudWatch::Alarm").length);
  });

  test("asks the access log only for fields that it has", () => {
    const format: Record<string, string> = JSON.parse(
      resource(template, "AWS::ApiGatewayV2::Stage").Properties.AccessLogSettings.Format,
    );
    const asked = ["route", "status", "latencyMs", "integrationLatencyMs"];
    expect(Object.keys(format)).toEqual(expect.arrayContaining(asked));
    const queries = widgets.filter(
      ({ type, properties }: Resource) => type === "log" && / by route/.test(properties.title),
    );
    expect(queries).toHaveLength(3);
    for (const { properties } of queries) expect(properties.query).toMatch(/\bby (outcome, )?route\b/);
  });

  test("shows reads, writes and throttles of the table and of both indexes", () => {
    const graphs = widgets.filter(({ properties }: Resource) => /units|conflicts/.test(properties.title));
    for (const { properties } of graphs) {
      for (const index of ["bySession", "sweep"])
        expect(JSON.stringify(properties.metrics)).toContain(`"GlobalSecondaryIndexName","${index}"`);
    }
  });
});

describe("a service with the given props", () => {
  const thresholds = {
    ...{ rateLimitHits: 7, serverErrors: 8, throttledRequests: 9 },
    ...{ latencyMs: 900, nudgeAgeSeconds: 300 },
  };
  const templates = servicesWith({
    told: (stack) => ({ alarmsTopic: new Topic(stack, "alarms"), alarmThresholds: thresholds }),
    plain: () => ({ dashboard: false }),
    beside: (stack) => {
      // A stack has room for 500 resources, which is less than two services need. Nobody deploys this one.
      stack.node.setContext("@aws-cdk/core:stackResourceLimit", 1_000);
      const alone = { website: false, directApi: true } as const;
      new SessionRsvp(stack, "Other", alone);
      return alone;
    },
  });

  test("shares its metrics with no other service, whose runs would count as its own", () => {
    const namespaces = Object.values(templates).flatMap((each) => {
      const given = serviceFunctions(each).map(
        ([, { Properties }]) => Properties.Environment.Variables.POWERTOOLS_METRICS_NAMESPACE,
      );
      return [...new Set(given)];
    });
    expect(namespaces).toHaveLength(4);
    expect(new Set(namespaces).size).toBe(4);
  });

  test("notifies the topic when an alarm goes off and when it is over", () => {
    const topic = [{ Ref: resources(templates.told, "AWS::SNS::Topic")[0]?.[0] }];
    for (const [, { Properties }] of resources(templates.told, "AWS::CloudWatch::Alarm")) {
      expect(Properties).toMatchObject({ AlarmActions: topic, OKActions: topic });
    }
  });

  test("notifies nobody without a topic", () => {
    for (const [, { Properties }] of resources(templates.plain, "AWS::CloudWatch::Alarm")) {
      expect(Properties).not.toHaveProperty("AlarmActions");
      expect(Properties).not.toHaveProperty("OKActions");
    }
  });

  test.each([
    ["rate-limit-hits", 7],
    ["server-errors", 8],
    ["throttled-requests", 9],
    ["slow-answers", 900],
    ["oldest-nudge-too-old", 300],
  ])("sets the threshold of %s", (name, threshold) => {
    expect(resource(templates.told, "AWS::CloudWatch::Alarm", name).Properties.Threshold).toBe(threshold);
  });

  test("has no dashboard if that is switched off", () => {
    expect(resources(templates.plain, "AWS::CloudWatch::Dashboard")).toEqual([]);
    expect(resources(templates.told, "AWS::CloudWatch::Dashboard")).toHaveLength(1);
  });
});
