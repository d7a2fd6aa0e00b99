import { Duration, Names, RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { Environment } from "../functions/contract/environment.ts";
import { Authority } from "./constructs/authority.ts";
import { HttpApi } from "./constructs/http-api.ts";
import { LinkSecret } from "./constructs/link-secret.ts";
import { FEEDBACK_TIMEOUT_SECONDS } from "./constructs/mail-feedback.ts";
import { Measures } from "./constructs/monitoring/measures.ts";
import { Monitoring } from "./constructs/monitoring/monitoring.ts";
import {
  type NoticeMail,
  Notices,
  type NoticesProps,
  SENDER_TIMEOUT_SECONDS,
  SPREADING_TIMEOUT_SECONDS,
} from "./constructs/notices.ts";
import { OriginSecret } from "./constructs/origin-secret.ts";
import { type PushOptions, PushSecret } from "./constructs/push-secret.ts";
import { type ReservedConcurrency, reservedFor } from "./constructs/reserved-concurrency.ts";
import { type RateLimit, RsvpTable } from "./constructs/rsvp-table.ts";
import { ScheduledRun } from "./constructs/scheduled-run.ts";
import { type Kept, ServiceFunction, type ServiceFunctionProps } from "./constructs/service-function.ts";
import { CONSUMER_TIMEOUT_SECONDS, WaitlistQueue } from "./constructs/waitlist-queue.ts";
import { Website } from "./constructs/website/website.ts";
import { expectedNeeds } from "./crowd/quotas.ts";
import type { SessionRsvpProps } from "./session-rsvp-props.ts";

type Concurrency = Pick<ServiceFunctionProps, "reservedConcurrency" | "provisionedConcurrency">;
type EntryPoint = `${"http" | "queue" | "schedule" | "stream"}/${string}`;

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
    const account = this.serveAccounts(api, table, waitlist);
    const { catalogue, calendar, reservations, personal } = this.serveAttendees(
      api,
      table,
      waitlist,
      authority,
      rateLimit,
      {
        reservedConcurrency: reserved.reservations,
        provisionedConcurrency: provisioned,
      },
    );
    // Without this route `$default` would take the preflight requests of other origins and refuse them.
    if (allowedOrigins !== undefined) api.route(catalogue, "public", ["OPTIONS /api/{proxy+}"]);
    this.serveOrganizers(api, table, waitlist, authority);
    const graphql = this.serveGraphql(api, waitlist, authority);
    for (const fn of [catalogue, graphql])
      fn.setVariable(Environment.introspection, introspection ? "on" : "off");
    table.allowAttending(graphql, rateLimit);
    const serving = this.serveWaitlists(table, waitlist, reserved);
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
    const push = this.pushSecret(siteUrl, props.push ?? (webApp ? {} : false), props.mail);
    push?.allowSubscribing(personal);
    const { notices, streamReaders } = this.tellPeople(api, table, waitlist, { siteUrl, push }, props);
    if (site)
      for (const fn of [calendar, reservations, personal, account])
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

  private serveAttendees(
    api: HttpApi,
    table: RsvpTable,
    waitlist: WaitlistQueue,
    authority: Authority,
    rateLimit: RateLimit,
    concurrency: Concurrency,
  ): Record<"catalogue" | "calendar" | "reservations" | "personal", ServiceFunction> {
    const catalogue = this.addFunction("http/catalogue", 1024, 10);
    table.allowReadingCatalogue(catalogue);
    authority.allowVerifyingTokens(catalogue);
    authority.allowKnowingOrganizers(catalogue);
    api.route(catalogue, "public", [
      "GET /api/health",
      "GET /api/openapi.json",
      "GET /api/events/{eventId}/app.webmanifest",
      "GET /api/icons/{file}",
      "$default",
    ]);
    // Organizers see drafts.
    api.route(catalogue, "token-optional", [
      "GET /api/events",
      "GET /api/events/{eventId}",
      "GET /api/events/{eventId}/sessions",
      "GET /api/events/{eventId}/seats",
      "GET /api/sessions/{sessionId}",
    ]);

    const attendeeReads = this.addFunction("http/attendee-reads", 512, 10);
    table.allowReadingRsvps(attendeeReads);
    authority.allowKnowingOrganizers(attendeeReads);
    api.route(attendeeReads, "signed-in", [
      "GET /api/sessions/{sessionId}/rsvp",
      "GET /api/events/{eventId}/my-schedule",
    ]);

    const personal = this.addFunction("http/personal", 512, 10);
    table.allowPersonal(personal);
    api.route(personal, "signed-in", [
      "GET /api/events/{eventId}/notices",
      "POST /api/events/{eventId}/notices/read",
      "GET /api/me/preferences",
      "PUT /api/me/preferences",
      "GET /api/me/push-subscriptions",
      "POST /api/me/push-subscriptions",
      "DELETE /api/me/push-subscriptions/{id}",
      "DELETE /api/me/mail-stop",
    ]);

    const calendar = this.addFunction("http/calendar", 512, 10);
    table.allowReadingCalendars(calendar);
    authority.allowVerifyingTokens(calendar);
    authority.allowKnowingOrganizers(calendar);
    api.route(calendar, "token-optional", ["GET /api/sessions/{sessionId}/calendar.ics"]);
    api.route(calendar, "by-link", ["GET /api/calendar/{file}"]);
    api.route(calendar, "signed-in", ["GET /api/me/calendar", "GET /api/events/{eventId}/my-schedule.ics"]);

    // Retries after conflicts take eight seconds. The SDK needs the rest to give up a call.
    const reservations = this.addFunction("http/reservations", 512, 20, concurrency);
    table.allowReserving(reservations, rateLimit);
    waitlist.allowNudging(reservations);
    api.route(reservations, "signed-in", [
      "PUT /api/sessions/{sessionId}/rsvp",
      "DELETE /api/sessions/{sessionId}/rsvp",
      "POST /api/sessions/{sessionId}/rsvp/accept",
      "POST /api/me/calendar",
    ]);
    return { catalogue, calendar, reservations, personal };
  }

  /** All that is stored about a person, and its end. */
  private serveAccounts(api: HttpApi, table: RsvpTable, waitlist: WaitlistQueue): ServiceFunction {
    // An HTTP API waits at most 30 s.
    const account = this.addFunction("http/account", 512, 29);
    table.allowErasing(account);
    waitlist.allowNudging(account);
    api.route(account, "signed-in", ["GET /api/me/export", "DELETE /api/me"]);
    return account;
  }

  private serveOrganizers(
    api: HttpApi,
    table: RsvpTable,
    waitlist: WaitlistQueue,
    authority: Authority,
  ): void {
    // An HTTP API waits at most 30 s.
    const organizer = this.addFunction("http/organizer", 1024, 29);
    table.allowOrganizing(organizer);
    waitlist.allowNudging(organizer);
    authority.allowKnowingOrganizers(organizer);
    api.route(organizer, "signed-in", [
      "PUT /api/events/{eventId}",
      "PUT /api/events/{eventId}/schedule",
      "GET /api/events/{eventId}/figures",
      "POST /api/events/{eventId}/sessions",
      "PATCH /api/sessions/{sessionId}",
      "GET /api/sessions/{sessionId}/roster",
      "DELETE /api/sessions/{sessionId}/roster/{userId}",
      "POST /api/events/{eventId}/messages",
      "GET /api/events/{eventId}/messages",
      "GET /api/events/{eventId}/messages/{messageId}",
    ]);
  }

  /** Serves the same as `serveAttendees`, but by one route and so by one function. */
  private serveGraphql(api: HttpApi, waitlist: WaitlistQueue, authority: Authority): ServiceFunction {
    const graphql = this.addFunction("http/graphql", 1024, 20);
    waitlist.allowNudging(graphql);
    authority.allowVerifyingTokens(graphql);
    authority.allowKnowingOrganizers(graphql);
    api.route(graphql, "token-optional", ["POST /api/graphql"]);
    return graphql;
  }

  private serveWaitlists(
    table: RsvpTable,
    waitlist: WaitlistQueue,
    reserved: ReservedConcurrency,
  ): Record<"consumer" | "sweep", ServiceFunction> {
    const timeout = CONSUMER_TIMEOUT_SECONDS;
    const consumer = this.addFunction("queue/nudge-consumer", 512, timeout, {
      reservedConcurrency: reserved.consumer,
    });
    table.allowServingWaitlists(consumer);
    waitlist.deliverTo(consumer);

    // It ends before the next run begins.
    const sweep = this.addFunction("schedule/sweep", 512, 50, {
      reservedConcurrency: reserved.sweep,
    });
    table.allowSweeping(sweep);
    waitlist.allowNudging(sweep);
    new ScheduledRun(this, "every-minute", {
      function: sweep,
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      description: "Ends expired offers and nudges waitlists that a message did not reach",
    });

    const audit = this.addFunction("schedule/audit", 512, 300, {
      reservedConcurrency: reserved.audit,
    });
    table.allowAuditing(audit);
    new ScheduledRun(this, "every-hour", {
      function: audit,
      schedule: ScheduleExpression.rate(Duration.hours(1)),
      description: "Counts seats and waiting people again and reports differences",
    });
    return { consumer, sweep };
  }

  private pushSecret(
    siteUrl: string,
    options: PushOptions | false,
    mail: NoticeMail | undefined,
  ): PushSecret | undefined {
    if (options === false) return undefined;
    const contact = mail === undefined ? siteUrl : `mailto:${mail.from}`;
    return new PushSecret(this, "push-secret", { contact, ...options });
  }

  /** Notices: who makes them, who sends them, and the links in their mails. */
  private tellPeople(
    api: HttpApi,
    table: RsvpTable,
    waitlist: WaitlistQueue,
    sending: Pick<NoticesProps, "siteUrl" | "push">,
    { mail, linkSecret = {} }: Pick<SessionRsvpProps, "mail" | "linkSecret">,
  ): { readonly notices: Notices; readonly streamReaders: readonly ServiceFunction[] } {
    const notices = new Notices(this, "notices", { mail, ...sending });
    const changes = this.addFunction("stream/change-notices", 512, 30);
    notices.writtenBy(changes, table);
    const moves = this.addFunction("stream/note-moves", 512, 300);
    notices.movesNotedBy(moves, table);
    // It ends before the next run begins.
    notices.dueToldBy(this.addFunction("schedule/due-notices", 512, 50), table);
    notices.spreadBy(this.addFunction("queue/spread-message", 512, SPREADING_TIMEOUT_SECONDS), table);
    const sender = this.addFunction("queue/notice-consumer", 512, SENDER_TIMEOUT_SECONDS);
    notices.sentBy(sender, table);
    if (notices.feedback)
      notices.feedback.heededBy(
        this.addFunction("queue/mail-feedback", 512, FEEDBACK_TIMEOUT_SECONDS),
        table,
      );

    const links = this.addFunction("http/links", 512, 20);
    table.allowAnswering(links);
    waitlist.allowNudging(links);
    api.route(links, "signed-link", ["GET /api/links/{token}", "POST /api/links/{token}"]);
    const secret = new LinkSecret(this, "link-secret", linkSecret);
    for (const fn of [links, sender]) secret.allowLinks(fn);
    return { notices, streamReaders: [changes, moves] };
  }

  /**
   * @param entryPoint its last part is the function's name
   * @param memoryMiB gives CPU in proportion; the catalogue and an import handle some 900 sessions, an RSVP
   * needs very little
   */
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
