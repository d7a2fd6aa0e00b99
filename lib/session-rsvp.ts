import { RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { HttpApi } from "./constructs/http-api.ts";
import { Authority } from "./constructs/identity.ts";
import { RsvpTable } from "./constructs/rsvp-table.ts";
import { ServiceFunction } from "./constructs/service-function.ts";
import { WaitlistQueue } from "./constructs/waitlist-queue.ts";
import type { SessionRsvpProps } from "./session-rsvp-props.ts";

/** The whole service, for use in any stack. One function per permission profile. */
export class SessionRsvp extends Construct {
  readonly apiUrl: string;
  readonly tableName: string;
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Absent when the tokens come from an issuer that is not a Cognito user pool. */
  readonly userPoolId: string | undefined;

  constructor(scope: Construct, id: string, props: SessionRsvpProps = {}) {
    super(scope, id);
    const kept = {
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      logRetention: props.logRetention ?? RetentionDays.THREE_MONTHS,
    };
    const { alarmsTopic, identity, organizerGroup = "organizer", throttling, domain } = props;
    const table = new RsvpTable(this, "rsvp-table", kept);
    const waitlist = new WaitlistQueue(this, "waitlist-queue", { alarmsTopic });
    const authority = new Authority(this, "identity", { identity, organizerGroup, ...kept });
    const api = new HttpApi(this, "http-api", { authority, throttling, domain, ...kept });
    // Memory buys CPU in proportion: the catalogue and an import turn some 900 sessions over, an RSVP next to nothing.
    const serve = (name: string, memoryMiB: number, timeoutSeconds: number) =>
      new ServiceFunction(this, name, { entry: `http/${name}`, memoryMiB, timeoutSeconds, ...kept });

    const catalogue = serve("catalogue", 1024, 10);
    table.allowReadingCatalogue(catalogue);
    api.route(catalogue, "public", [
      "GET /api/health",
      "GET /api/events",
      "GET /api/events/{eventId}",
      "GET /api/events/{eventId}/sessions",
      "GET /api/sessions/{sessionId}",
      "$default",
    ]);

    const attendeeReads = serve("attendee-reads", 512, 10);
    table.allowReadingRsvps(attendeeReads);
    api.route(attendeeReads, "signed-in", [
      "GET /api/sessions/{sessionId}/rsvp",
      "GET /api/events/{eventId}/my-schedule",
    ]);

    // Eight seconds of trying again after conflicts, and what the SDK itself takes to give a call up.
    const reservations = serve("reservations", 512, 20);
    table.allowReserving(reservations, props.rateLimit ?? { calls: 5, periodSeconds: 60 });
    waitlist.allowNudging(reservations);
    api.route(reservations, "signed-in", [
      "PUT /api/sessions/{sessionId}/rsvp",
      "DELETE /api/sessions/{sessionId}/rsvp",
    ]);

    // An HTTP API waits 30 s at most.
    const organizer = serve("organizer", 1024, 29);
    table.allowOrganizing(organizer);
    authority.allowKnowingOrganizers(organizer);
    api.route(organizer, "signed-in", [
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
