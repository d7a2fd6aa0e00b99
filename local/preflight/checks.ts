import { needsOf } from "../../lib/crowd/crowd-needs.ts";
import {
  beyondDefaults,
  DEFAULT_QUOTAS,
  NEW_ENVIRONMENTS_IN_TEN_SECONDS,
  neededQuotas,
  SMALLER_REGIONS,
  SMALLER_REQUESTS,
  stageLimit,
  UNITS_OF_A_NEW_TABLE,
} from "../../lib/crowd/quotas.ts";
import type { Stage } from "../../lib/stages/stage-settings.ts";
import type { Answer, QuotaName } from "./account-quotas.ts";

/** One line of the table: what a crowd needs, and where the quota is found. */
export interface Check {
  readonly what: string;
  readonly needed: number;
  readonly quota: QuotaName | { readonly fixed: number };
  /** What to do if the quota does not carry the crowd. */
  readonly remedy: string;
  /** Corrects the value that Service Quotas shows. */
  correct?(value: number): number;
}

export interface Checked extends Check {
  readonly answer: Answer;
  readonly verdict: "carries" | "does not carry" | "unknown";
}

export function judge(check: Check, read: Answer): Checked {
  const answer = "value" in read ? { value: check.correct?.(read.value) ?? read.value } : read;
  if (!("value" in answer)) return { ...check, answer, verdict: "unknown" };
  return { ...check, answer, verdict: answer.value >= check.needed ? "carries" : "does not carry" };
}

export function checksFor(stage: Stage, crowd: number, region: string): Check[] {
  return [...ofStage(stage, crowd), ...ofAccount(stage, crowd, region), ...ofEmails(stage, crowd, region)];
}

/** What the stage is deployed for. Without a limit of its own it has the account's. */
function ofStage(stage: Stage, crowd: number): Check[] {
  const { throttling, expectedCrowd } = stage.settings;
  const needs = needsOf(crowd);
  const expected = expectedCrowd === undefined ? undefined : needsOf(expectedCrowd);
  const limit = throttling ?? (expected && stageLimit(expected));
  const { burst, rate } = needs.requests;
  const expectIt = change(stage, expecting(crowd));
  const remedy = throttling === undefined ? expectIt : change(stage, { throttling: { burst, rate } });
  const limits = limit && [
    { what: "Stage: requests per second", needed: rate, quota: { fixed: limit.rate }, remedy },
    { what: "Stage: requests at once", needed: burst, quota: { fixed: limit.burst }, remedy },
  ];
  const warmed = Math.max(UNITS_OF_A_NEW_TABLE.writeUnits, expected?.table.writeUnits ?? 0);
  return [
    ...(limits ?? []),
    {
      what: "Stage: write units per second that its table is warmed for",
      needed: needs.table.writeUnits,
      quota: { fixed: warmed },
      remedy: expectIt,
    },
  ];
}

const expecting = (crowd: number) => ({
  expectedCrowd: crowd,
  ...(beyondDefaults(needsOf(crowd)).length > 0 && { quotasRaised: true }),
});

/** The setting as it stands in the stage file. */
function change({ name }: Stage, setting: Record<string, unknown>): string {
  return `write ${JSON.stringify(setting).slice(1, -1)} into stages/${name}.json, and deploy`;
}

function ofAccount(stage: Stage, crowd: number, region: string): Check[] {
  const needs = needsOf(crowd);
  const needed = neededQuotas(needs);
  const { provisionedConcurrency = false, expectedCrowd = 0 } = stage.settings;
  const warm = { ...expecting(Math.max(crowd, expectedCrowd)), provisionedConcurrency: true };
  const provisioned = provisionedConcurrency ? needsOf(expectedCrowd).environments.reservations : 0;
  return [
    {
      what: "API Gateway: requests per second",
      needed: needed.requestsPerSecond,
      quota: { service: "apigateway", code: "L-8A5B8E43" },
      remedy: raise("apigateway", "L-8A5B8E43", needed.requestsPerSecond, region),
      correct: (value) => inRegion(value, "requestsPerSecond", region),
    },
    {
      what: "API Gateway: requests at once",
      needed: needed.requestsAtOnce,
      quota: { service: "apigateway", code: "L-CDF5615A" },
      remedy:
        "AWS sets it together with the requests per second: request more of those (L-8A5B8E43), and name the burst in the support case",
      correct: (value) => inRegion(value, "requestsAtOnce", region),
    },
    {
      what: "Lambda: concurrent executions",
      needed: needed.environments,
      quota: { service: "lambda", code: "L-B99A9384" },
      remedy: raise("lambda", "L-B99A9384", needed.environments, region),
    },
    {
      what: "Lambda: new environments of a function in 10 s",
      needed: Math.max(0, needs.environments.reservations - provisioned),
      quota: { fixed: NEW_ENVIRONMENTS_IN_TEN_SECONDS },
      remedy: `nobody can raise it: ${change(stage, warm)} some hours before`,
    },
    {
      what: "DynamoDB: write units per second of a table",
      needed: needed.tableWriteUnits,
      quota: { service: "dynamodb", code: "L-AB614373" },
      remedy: raise("dynamodb", "L-AB614373", needed.tableWriteUnits, region),
    },
    {
      what: "DynamoDB: read units per second of a table",
      needed: needed.tableReadUnits,
      quota: { service: "dynamodb", code: "L-CF0CBE56" },
      remedy: raise("dynamodb", "L-CF0CBE56", needed.tableReadUnits, region),
    },
  ];
}

/** Cognito's own sender, for all pools of an account together. */
const EMAILS_OF_COGNITO = 50;

/** Only the service's own user pool sends e-mails: a code for each person who signs up. */
function ofEmails(stage: Stage, crowd: number, regionOfStack: string): Check[] {
  const { identity } = stage.settings;
  if (identity.kind !== "own-user-pool") return [];
  const { perDay, perSecond } = needsOf(crowd).emails;
  if (identity.email === undefined) {
    return [
      {
        what: "Cognito: e-mails in 24 hours",
        needed: perDay,
        quota: { fixed: EMAILS_OF_COGNITO },
        remedy: `let SES verify an address, write it into stages/${stage.name}.json as identity.email, and deploy`,
      },
    ];
  }
  // The e-mails leave from the region of SES, and its quotas count there.
  const { region } = identity.email;
  const quota = (code: string) => ({ service: "ses", code, ...(region !== undefined && { region }) });
  return [
    {
      what: "SES: e-mails in 24 hours",
      needed: perDay,
      quota: quota("L-804C8AE8"),
      remedy: `leave the sandbox first, then: ${raise("ses", "L-804C8AE8", perDay, region ?? regionOfStack)}`,
    },
    {
      what: "SES: e-mails per second",
      needed: perSecond,
      quota: quota("L-CDEF9B6B"),
      remedy: `leave the sandbox first, then: ${raise("ses", "L-CDEF9B6B", perSecond, region ?? regionOfStack)}`,
    },
  ];
}

const raise = (service: string, code: string, value: number, region: string): string =>
  `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${value} --region ${region}`;

/** In some regions API Gateway gives less than the default that Service Quotas shows. */
const inRegion = (value: number, name: keyof typeof SMALLER_REQUESTS, region: string): number =>
  SMALLER_REGIONS.includes(region) && value === DEFAULT_QUOTAS[name] ? SMALLER_REQUESTS[name] : value;
