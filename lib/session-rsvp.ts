import { RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { type CustomDomain, HttpApi, type Throttling } from "./constructs/http-api.ts";
import { Authority, type Identity } from "./constructs/identity.ts";
import { RsvpTable } from "./constructs/rsvp-table.ts";
import { ServiceFunction } from "./constructs/service-function.ts";
import { WaitlistQueue } from "./constructs/waitlist-queue.ts";

export type { CustomDomain, Throttling } from "./constructs/http-api.ts";
export type { Identity } from "./constructs/identity.ts";

export interface RateLimit {
  /** How many reservations (and, counted apart, releases) one person may ask for within the period. */
  readonly calls: number;
  /** Length of the sliding window in seconds. */
  readonly periodSeconds: number;
}

export interface SessionRsvpProps {
  /**
   * Who issues the tokens: an existing user pool, any OIDC issuer with its audience, or a new user pool.
   * @default - a Cognito user pool of the service's own
   */
  readonly identity?: Identity;
  /**
   * The group (claim `cognito:groups`) whose members may use the organizer routes.
   * @default "organizer"
   */
  readonly organizerGroup?: string;
  /**
   * The limit of each person, apart for reserving and for releasing.
   * @default - 5 calls in 60 seconds
   */
  readonly rateLimit?: RateLimit;
  /**
   * The limit of the whole API, in requests per second.
   * @default - burst 2000, rate 1000
   */
  readonly throttling?: Throttling;
  /**
   * A name of one's own for the API; the `execute-api` address is then switched off.
   * @default - the address that API Gateway gives
   */
  readonly domain?: CustomDomain;
  /**
   * Told when a nudge has been given up on.
   * @default - alarms change state and tell nobody
   */
  readonly alarmsTopic?: ITopic;
  /**
   * How long the logs of functions and of the API are kept.
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;
  /**
   * What becomes of the table, the user pool and the logs with the stack. Anything but `DESTROY` also protects table and pool from deletion.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** The whole service, for use in any stack. */
export class SessionRsvp extends Construct {
  readonly apiUrl: string;
  readonly tableName: string;
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Absent when the tokens come from an issuer that is not a Cognito user pool. */
  readonly userPoolId: string | undefined;

  constructor(scope: Construct, id: string, props: SessionRsvpProps = {}) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const logRetention = props.logRetention ?? RetentionDays.THREE_MONTHS;
    const organizerGroup = props.organizerGroup ?? "organizer";
    const rateLimit = props.rateLimit ?? { calls: 5, periodSeconds: 60 };
    const functionDefaults = { logRetention, removalPolicy };

    const table = new RsvpTable(this, "rsvp-table", { removalPolicy });
    const waitlist = new WaitlistQueue(this, "waitlist-queue", { alarmsTopic: props.alarmsTopic });
    const authority = new Authority(this, "identity", {
      identity: props.identity,
      organizerGroup,
      removalPolicy,
    });

    const catalogue = new ServiceFunction(this, "catalogue", {
      entry: "http/catalogue",
      ...functionDefaults,
      memoryMiB: 1024,
      timeoutSeconds: 10,
    });
    table.allowReadingCatalogue(catalogue);

    const attendeeReads = new ServiceFunction(this, "attendee-reads", {
      entry: "http/attendee-reads",
      ...functionDefaults,
      memoryMiB: 512,
      timeoutSeconds: 10,
    });
    table.allowReadingRsvps(attendeeReads);

    const reservations = new ServiceFunction(this, "reservations", {
      entry: "http/reservations",
      ...functionDefaults,
      memoryMiB: 512,
      timeoutSeconds: 10,
    });
    table.allowReserving(reservations, rateLimit);
    waitlist.allowNudging(reservations);

    const organizer = new ServiceFunction(this, "organizer", {
      entry: "http/organizer",
      ...functionDefaults,
      memoryMiB: 1024,
      timeoutSeconds: 29,
    });
    table.allowOrganizing(organizer);
    authority.allowKnowingOrganizers(organizer);

    const api = new HttpApi(this, "http-api", {
      authority,
      throttling: props.throttling,
      domain: props.domain,
      logRetention,
      removalPolicy,
    });
    api.serve(catalogue, "public", [
      "GET /api/health",
      "GET /api/events",
      "GET /api/events/{eventId}",
      "GET /api/events/{eventId}/sessions",
      "GET /api/sessions/{sessionId}",
      "$default",
    ]);
    api.serve(attendeeReads, "signed-in", [
      "GET /api/sessions/{sessionId}/rsvp",
      "GET /api/events/{eventId}/my-schedule",
    ]);
    api.serve(reservations, "signed-in", [
      "PUT /api/sessions/{sessionId}/rsvp",
      "DELETE /api/sessions/{sessionId}/rsvp",
    ]);
    api.serve(organizer, "signed-in", [
      "PUT /api/events/{eventId}",
      "PUT /api/events/{eventId}/schedule",
      "POST /api/events/{eventId}/sessions",
      "PATCH /api/sessions/{sessionId}",
      "GET /api/sessions/{sessionId}/roster",
    ]);

    this.apiUrl = api.url;
    this.tableName = table.tableName;
    this.issuer = authority.issuer;
    this.audience = authority.audience;
    this.userPoolId = authority.userPoolId;
  }
}
