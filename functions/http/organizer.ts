import { randomUUID } from "node:crypto";
import { Metric } from "../contract/metrics.ts";
import * as contract from "../contract/requests.ts";
import { OrganizerSettings } from "../contract/settings.ts";
import { wrongTimes } from "../core/programme/change-session.ts";
import { lineClosesAt } from "../core/seats/ledger.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, type Refusal } from "../middleware/reply.ts";
import { invalid, membersOf, route, type Time } from "../middleware/route.ts";
import { bestEffort } from "../middleware/telemetry.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { findEvent } from "../store/programme/conferences.ts";
import { markAdded } from "../store/programme/publication.ts";
import { changeSession, createSession } from "../store/programme/session-changes.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { figuresRoute } from "./figures/figures.ts";
import { displacedByChange, plannedChange } from "./programme/displaced-by-change.ts";
import { importRoute } from "./programme/import-schedule.ts";
import { saveEvent } from "./programme/save-event.ts";
import { changedMeanwhile, expectedVersions, sessionReply } from "./programme/session-reply.ts";
import { noSuchEvent, noSuchSession } from "./seats/refusals.ts";
import { removeAttendeeRoute } from "./seats/remove-attendee.ts";
import { rosterRoute } from "./seats/roster.ts";

const settings = OrganizerSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const clock = () => new Date();
const organizers = membersOf(settings.ORGANIZER_GROUP);

/** For lines that may have something to gain; what is lost of it the sweep finds. */
const nudgeAll = (sessionIds: readonly string[]) =>
  bestEffort(Metric.nudgeFailed, () => queue.sendAll(sessionIds));

/** Kept of the function's time: for a write that has just begun, and for the answer. */
const RESERVE_MS = 9_000;
const hasTimeOf = (time: Time) => () => time.getRemainingTimeInMillis() > RESERVE_MS;

const unfinished: Refusal = {
  code: "UNAVAILABLE",
  detail: "Not every session of the event is done yet. Send the same request again: it goes on.",
  headers: { "retry-after": "1" },
};

const putEventRoute = route(
  { access: organizers, ...contract.toEvent, body: contract.PutEventBody },
  async ({ params: { eventId }, body: { lastImport: _, ...details } }, __, time) => {
    const outcome = await saveEvent(table, { eventId, ...details }, hasTimeOf(time));
    if (outcome.kind === "unfinished") return unfinished;
    return outcome.kind === "created"
      ? json(201, "EVENT_CREATED", outcome.event, { location: `/api/events/${eventId}` })
      : json(200, "EVENT_REPLACED", outcome.event);
  },
);

const createSessionRoute = route(
  { access: organizers, ...contract.ofEvent, body: contract.CreateSessionBody },
  async ({ params: { eventId }, body }) => {
    const event = await findEvent(table, eventId);
    if (event === null) return noSuchEvent(eventId);
    const errors = wrongTimes(body);
    if (errors.length > 0) return invalid(errors, "body");
    const { capacity, state, registrationOpensAt, registrationClosesAt, ...programme } = body;
    const session = await createSession(
      table,
      { ...programme, sessionId: `${eventId}.${randomUUID().replaceAll("-", "")}`, eventId },
      { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false },
      {
        capacity,
        state,
        registrationOpensAt,
        registrationClosesAt,
        endsAt: body.endsAt,
        lineClosesAt: lineClosesAt(body.startsAt),
        ...(!event.published && { draft: true }),
      },
    );
    await markAdded(table, eventId, session.sessionId, !event.published);
    return sessionReply(201, "SESSION_CREATED", session, { location: `/api/sessions/${session.sessionId}` });
  },
);

const changeSessionRoute = route(
  {
    access: organizers,
    ...contract.ofSession,
    query: contract.PatchSessionQuery,
    body: contract.PatchSessionBody,
  },
  async ({ params: { sessionId }, headers, query, body }) => {
    if (query.dryRun === "true") return plannedChange(table, sessionId, body, clock);
    const expected = expectedVersions(headers["if-match"]);
    const outcome = await changeSession(table, sessionId, body, clock, expected);
    switch (outcome.kind) {
      case "changed": {
        await nudgeAll([sessionId]);
        const { before, session } = outcome;
        const displaced = await displacedByChange(table, before, session);
        return sessionReply(200, "SESSION_CHANGED", session, {}, { displaced });
      }
      case "changed-meanwhile":
        return changedMeanwhile(outcome.current);
      case "session-not-found":
        return noSuchSession(sessionId);
      case "invalid":
        return invalid(outcome.errors, "body");
    }
  },
);

export const handler = httpFunction(
  {
    "PUT /api/events/{eventId}": putEventRoute,
    "PUT /api/events/{eventId}/schedule": importRoute(organizers, table, nudgeAll),
    "GET /api/events/{eventId}/figures": figuresRoute(organizers, table),
    "POST /api/events/{eventId}/sessions": createSessionRoute,
    "PATCH /api/sessions/{sessionId}": changeSessionRoute,
    "GET /api/sessions/{sessionId}/roster": rosterRoute(organizers, table),
    "DELETE /api/sessions/{sessionId}/roster/{userId}": removeAttendeeRoute(organizers, table, nudgeAll),
  },
  { isPassing },
);
