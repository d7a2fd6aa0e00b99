/** A list price of us-east-1, without free tiers and discounts. */
export interface Price {
  readonly usd: number;
  /** The amount that the price covers. */
  readonly per: number;
  readonly unit: string;
  readonly source: string;
}

/** The date of these prices. */
export const AS_OF = "November 2025";

const MILLION = 1_000_000;
const page = (service: string) => `https://aws.amazon.com/${service}/pricing/`;

const CLOUDWATCH = page("cloudwatch");
const CLOUDFRONT = page("cloudfront");
const COGNITO = page("cognito");
const WAF = page("waf");

/** Where prices fall with the amount, this is the first step. */
export const PRICES = {
  writeUnits: { usd: 0.625, per: MILLION, unit: "write units on demand", source: page("dynamodb/on-demand") },
  readUnits: { usd: 0.125, per: MILLION, unit: "read units on demand", source: page("dynamodb/on-demand") },
  /** Raising warm throughput costs once what an hour of provisioned capacity of that size does. */
  warmWrites: {
    usd: 0.00065,
    per: 1,
    unit: "write units per second warmed",
    source: page("dynamodb/provisioned"),
  },
  warmReads: {
    usd: 0.00013,
    per: 1,
    unit: "read units per second warmed",
    source: page("dynamodb/provisioned"),
  },
  apiRequests: { usd: 1, per: MILLION, unit: "requests of an HTTP API", source: page("api-gateway") },
  invocations: { usd: 0.2, per: MILLION, unit: "invocations", source: page("lambda") },
  gbSeconds: { usd: 0.0000133334, per: 1, unit: "GB-seconds on arm64", source: page("lambda") },
  provisionedGbSeconds: {
    usd: 0.0000033334,
    per: 1,
    unit: "GB-seconds of provisioned concurrency on arm64",
    source: page("lambda"),
  },
  queueRequests: { usd: 0.4, per: MILLION, unit: "requests of a standard queue", source: page("sqs") },
  schedulerRuns: { usd: 1, per: MILLION, unit: "runs of a schedule", source: page("eventbridge") },
  logGb: { usd: 0.5, per: 1, unit: "GB of logs taken in", source: CLOUDWATCH },
  metrics: { usd: 0.3, per: 1, unit: "custom metrics a month", source: CLOUDWATCH },
  alarmMetrics: { usd: 0.1, per: 1, unit: "metrics of alarms a month", source: CLOUDWATCH },
  dashboards: { usd: 3, per: 1, unit: "dashboards a month", source: CLOUDWATCH },
  traces: { usd: 5, per: MILLION, unit: "traces recorded", source: page("xray") },
  edgeRequests: { usd: 0.01, per: 10_000, unit: "HTTPS requests from North America", source: CLOUDFRONT },
  shieldRequests: {
    usd: 0.0075,
    per: 10_000,
    unit: "requests to a shield in North America",
    source: CLOUDFRONT,
  },
  edgeGb: { usd: 0.085, per: 1, unit: "GB sent", source: CLOUDFRONT },
  tableGb: { usd: 0.25, per: 1, unit: "GB of the table a month", source: page("dynamodb/on-demand") },
  logGbKept: { usd: 0.03, per: 1, unit: "GB of logs kept a month", source: CLOUDWATCH },
  edgeFunctions: { usd: 0.1, per: MILLION, unit: "runs of CloudFront Functions", source: CLOUDFRONT },
  storedGb: { usd: 0.023, per: 1, unit: "GB of files a month", source: page("s3") },
  usersLite: { usd: 0.0055, per: 1, unit: "active users a month, Lite", source: COGNITO },
  usersEssentials: { usd: 0.015, per: 1, unit: "active users a month, Essentials", source: COGNITO },
  emails: { usd: 0.1, per: 1_000, unit: "e-mails", source: page("ses") },
  mailGb: { usd: 0.12, per: 1, unit: "GB of attachments", source: page("ses") },
  internetGb: {
    usd: 0.09,
    per: 1,
    unit: "GB sent to the internet",
    source: page("ec2"),
  },
  secrets: { usd: 0.4, per: 1, unit: "secrets a month", source: page("secrets-manager") },
  webAcls: { usd: 5, per: 1, unit: "web ACLs a month", source: WAF },
  webAclRules: { usd: 1, per: 1, unit: "rules a month", source: WAF },
  webAclRequests: { usd: 0.6, per: MILLION, unit: "requests looked at", source: WAF },
} as const satisfies Record<string, Price>;

export type Priced = keyof typeof PRICES;
