import { Names, RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { Environment } from "../functions/contract/environment.ts";
import { Authority } from "./constructs/authority.ts";
import { HttpApi } from "./constructs/http-api.ts";
import { Measures } from "./constructs/monitoring/measures.ts";
import { Monitoring } from "./constructs/monitoring/monitoring.ts";
import { OriginSecret } from "./constructs/origin-secret.ts";
import { reservedFor } from "./constructs/reserved-concurrency.ts";
import { RsvpTable } from "./constructs/rsvp-table.ts";
import { type Kept, ServiceFunction } from "./constructs/service-function.ts";
import { TicketSecret } from "./constructs/ticket-secret.ts";
import { WaitlistQueue } from "./constructs/waitlist-queue.ts";
import { Website } from "./constructs/website/website.ts";
import { expectedNeeds } from "./crowd/quotas.ts";
import type { SessionRsvpProps } from "./session-rsvp-props.ts";
import { serveAccounts, serveAttendees, serveGraphql, serveTickets } from "./wiring/attendees.ts";
import { serveDoors } from "./wiring/doors.ts";
import { pushSecret, tellPeople } from "./wiring/notices.ts";
import { serveOrganizers } from "./wiring/organizers.ts";
import { serveWaitlists } from "./wiring/waitlists.ts";
import type { Concurrency, EntryPoint, Wiring } from "./wiring/wiring.ts";

/** The whole service, for use in any stack. It has one function per permission profile. */
export class SessionRsvp extends Construct {
  readonly apiUrl: string;
  /** Absent if there is only the API. */
  readonly websiteUrl: string | undefined;
  readonly tableName: string;
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Absent if the tokens come from an issuer that is not a Cognito user pool. */
  readonly userPoolId: string | undefined;
  readonly nudgeQueueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly noticeDeadLetterQueueUrl: string;
  readonly changeDeadLetterQueueUrl: string;
  readonly spreadingDeadLetterQueueUrl: string;
  /** Absent if no mail is sent. */
  readonly feedbackDeadLetterQueueUrl: string | undefined;
  /** Absent if there is no dashboard. */
  readonly dashboardUrl: string | undefined;
  private readonly kept: Kept;
  /** The namespace is unique, so that another service in the same account and region does not count here. */
  private readonly metricsNamespace =
    `SessionRsvp/${Names.uniqueResourceName(this, { separator: "-", maxLength: 200 })}`;
  private readonly functions: ServiceFunction[] = [];

  constructor(scope: Construct, id: string, props: SessionRsvpProps = {}) {
    super(scope, id);
    const kept = {
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      logRetention: props.logRetention ?? RetentionDays.THREE_MONTHS,
    };
    const { alarmsTopic, alarmThresholds, dashboard, identity, organizerGroup = "organizer" } = props;
    const { email, requireSecondFactor } = props;
    const { rateLimit = { calls: 5, periodSeconds: 60 }, domain, introspection = false } = props;
    const { throttling, expectedCrowd, quotasRaised, provisionedConcurrency = false, dealing = true } = props;
    const crowd = expectedCrowd === undefined ? undefined : expectedNeeds(expectedCrowd, quotasRaised);
    const reserved = reservedFor(props.reservedConcurrency ?? {}, crowd);
    if (provisionedConcurrency && crowd === undefined)
      throw new Error("provisionedConcurrency needs expectedCrowd, because its size follows from the crowd");
    const provisioned = provisionedConcurrency ? crowd?.environments.reservations : undefined;
    const { allowedOrigins, website = {} } = props;
    this.kept = kept;
    const table = new RsvpTable(this, "rsvp-table", { ...kept, crowd });
    const waitlist = new WaitlistQueue(this, "waitlist-queue");
    const webApp = website !== false;
    const people = { identity, email, requireSecondFactor, organizerGroup };
    const authority = new Authority(this, "identity", { ...people, webApp, ...kept });
    const { directApi = !webApp } = props;
    if (!webApp && !directApi)
      throw new Error("directApi must be true if there is no website, because nothing else reaches the API");
    const originSecret = new OriginSecret(this, "origin-secret", {
      ...props.originSecret,
      direct: directApi,
    });
    const api = new HttpApi(this, "http-api", {
      ...{ authority, originSecret, throttling, expectedCrowd, quotasRaised, domain, allowedOrigins },
      ...kept,
    });
    const addFunction: Wiring["addFunction"] = (...asked) => this.addFunction(...asked);
    const wiring: Wiring = { scope: this, api, table, waitlist, authority, addFunction };
    const account = serveAccounts(wiring);
    const { catalogue, calendar, reservations, personal } = serveAttendees(wiring, rateLimit, {
      reservedConcurrency: reserved.reservations,
      provisionedConcurrency: provisioned,
    });
    // Without this route `$default` would take the preflight requests of other origins and refuse them.
    if (allowedOrigins !== undefined) api.route(catalogue, "public", ["OPTIONS /api/{proxy+}"]);
    const tickets = new TicketSecret(this, "ticket-secret", props.ticketSecret ?? {});
    serveTickets(wiring, rateLimit, tickets);
    serveDoors(wiring, tickets);
    const { pictures } = serveOrganizers(wiring);
    const graphql = serveGraphql(wiring);
    for (const fn of [catalogue, graphql])
      fn.setVariable(Environment.introspection, introspection ? "on" : "off");
    table.allowAttending(graphql, rateLimit);
    const serving = serveWaitlists(wiring, reserved);
    for (const fn of Object.values(serving)) fn.setVariable(Environment.dealing, dealing ? "on" : "off");
    const site =
      webApp &&
      new Website(this, "website", {
        ...{ apiUrl: api.url, apiHeaders: originSecret.headers, authority },
        ...{ organizerGroup, hasAllowedOrigins: allowedOrigins !== undefined },
        ...website,
        ...kept,
      });

    const siteUrl = site ? site.url : api.url;
    const push = pushSecret(wiring, siteUrl, props.push ?? (webApp ? {} : false), props.mail);
    push?.allowSubscribing(personal);
    const { notices, links, streamReaders } = tellPeople(wiring, { siteUrl, push, tickets }, props);
    if (site) site.pictures.allowTaking(pictures);
    if (site)
      for (const fn of [calendar, reservations, personal, account, links])
        fn.setVariable(Environment.websiteUrl, site.url);
    const measures = new Measures(this.metricsNamespace);
    const watched = {
      api,
      streamReaders,
      table,
      waitlist,
      functions: this.functions,
      ...serving,
      notices,
      measures,
    };
    const wanted = { alarmsTopic, alarmThresholds, dashboard };
    const monitoring = new Monitoring(this, "monitoring", { ...watched, ...wanted });

    this.apiUrl = api.url;
    this.websiteUrl = site ? site.url : undefined;
    this.tableName = table.tableName;
    this.issuer = authority.issuer;
    this.audience = authority.audience;
    this.userPoolId = authority.userPoolId;
    this.nudgeQueueUrl = waitlist.nudges.queueUrl;
    this.deadLetterQueueUrl = waitlist.deadLetters.queueUrl;
    this.noticeDeadLetterQueueUrl = notices.queue.deadLetters.queueUrl;
    this.changeDeadLetterQueueUrl = notices.changeDeadLetters.queueUrl;
    this.spreadingDeadLetterQueueUrl = notices.spreadings.deadLetters.queueUrl;
    this.feedbackDeadLetterQueueUrl = notices.feedback?.queue.deadLetters.queueUrl;
    this.dashboardUrl = monitoring.dashboardUrl;
  }

  private addFunction(
    entryPoint: EntryPoint,
    memoryMiB: number,
    timeoutSeconds: number,
    concurrency: Concurrency = {},
  ): ServiceFunction {
    const name = entryPoint.slice(entryPoint.indexOf("/") + 1);
    const { kept, metricsNamespace } = this;
    const fn = new ServiceFunction(this, name, {
      entryPoint,
      memoryMiB,
      timeoutSeconds,
      ...concurrency,
      metricsNamespace,
      ...kept,
    });
    this.functions.push(fn);
    return fn;
  }
}
