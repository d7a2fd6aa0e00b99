import { tableOf } from "./acts.ts";
import { ASSUMED } from "./assumed.ts";
import { ALARM_METRICS, COUNTED, IDLE_METRICS, PAST_SESSIONS_COUNTED } from "./counted.ts";
import { type Bill, gb, tracesOf } from "./line.ts";
import { PRICES } from "./prices.ts";

const { daysPerMonth, sweepMs, dueNoticesMs, auditMs, logKbPerRequest, pollsPerMinute } = ASSUMED;
const HOURS_PER_MONTH = 24 * daysPerMonth;
const SWEEPS_PER_MONTH = 60 * HOURS_PER_MONTH;
const DUES_PER_MONTH = SWEEPS_PER_MONTH;
const AUDITS_PER_MONTH = HOURS_PER_MONTH;
const RUNS_PER_MONTH = SWEEPS_PER_MONTH + DUES_PER_MONTH + AUDITS_PER_MONTH;
const MEMORY_GB = 0.5;
const RUNS_PER_SECOND = 1 / 60;
/** With mails, bounces have a queue of their own. */
const QUEUES = 4;

/** The audit looks for unfinished sessions in every event, even in events that are long over. */
const pastSessions = ASSUMED.agendaSessions;
const unitsPerAudit = (COUNTED.auditOfPast.readUnits * pastSessions) / PAST_SESSIONS_COUNTED;

export const idle: Bill = {
  title: "A month without any use",
  about: `This is the price without a free tier. \`dashboard: false\` removes the dashboard. Storage is extra: US$ ${PRICES.tableGb.usd} per GB and month for the table, ${PRICES.logGbKept.usd} for logs.`,
  lines: [
    { what: "CloudWatch, the dashboard", amount: 1, priced: "dashboards" },
    { what: "CloudWatch, metrics that schedules send", amount: IDLE_METRICS, priced: "metrics" },
    { what: "CloudWatch, metrics that alarms watch", amount: ALARM_METRICS, priced: "alarmMetrics" },
    {
      what: "Secrets Manager, the secrets of CloudFront, of links, of tickets and of push messages",
      amount: 4,
      priced: "secrets",
    },
    {
      what: "Scheduler, a sweep and a look for due notices a minute, and an audit an hour",
      amount: RUNS_PER_MONTH,
      priced: "schedulerRuns",
    },
    { what: "Lambda, invocations", amount: RUNS_PER_MONTH, priced: "invocations" },
    {
      what: `Lambda, ${MEMORY_GB} GB for an assumed ${sweepMs} ms a sweep, ${dueNoticesMs} ms a look for due notices and ${auditMs} ms an audit`,
      amount:
        (MEMORY_GB *
          (SWEEPS_PER_MONTH * sweepMs + DUES_PER_MONTH * dueNoticesMs + AUDITS_PER_MONTH * auditMs)) /
        1_000,
      priced: "gbSeconds",
    },
    ...tableOf(COUNTED.idleSweep, SWEEPS_PER_MONTH),
    ...tableOf(COUNTED.idleDueNotices, DUES_PER_MONTH),
    {
      what: `DynamoDB, audits of a past event with ${pastSessions} sessions, ${unitsPerAudit} read units each`,
      amount: AUDITS_PER_MONTH * unitsPerAudit,
      priced: "readUnits",
    },
    {
      what: "X-Ray, every run, because each is the first of its second",
      amount: tracesOf(RUNS_PER_MONTH, RUNS_PER_SECOND),
      priced: "traces",
    },
    {
      what: "CloudWatch Logs, an assumed 2 KB a run",
      amount: gb(RUNS_PER_MONTH * logKbPerRequest),
      priced: "logGb",
    },
    {
      what: `SQS, Lambda's polling of ${QUEUES} empty queues`,
      amount: QUEUES * pollsPerMinute * 60 * HOURS_PER_MONTH,
      priced: "queueRequests",
    },
    {
      what: "S3, the files of one version of the web app",
      amount: ASSUMED.websiteMb / 1_000,
      priced: "storedGb",
    },
  ],
};

export const webAcl: Bill = {
  title: "Your own web ACL, for a month and a million requests",
  about: `\`website.webAclArn\`, with ${ASSUMED.webAclRules} rules.`,
  lines: [
    { what: "AWS WAF, the web ACL", amount: 1, priced: "webAcls" },
    { what: "AWS WAF, rules", amount: ASSUMED.webAclRules, priced: "webAclRules" },
    { what: "AWS WAF, requests", amount: 1_000_000, priced: "webAclRequests" },
  ],
};
