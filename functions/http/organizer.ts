import { randomUUID } from "node:crypto";
import { Metric } from "../contract/metrics.ts";
import * as contract from "../contract/requests.ts";
import { OrganizerSettings } from "../contract/settings.ts";
import { wrongTimes } from "../core/change-session.ts";
import { lineClosesAt } from "../core/ledger.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json } from "../middleware/reply.ts";
import { invalid, membersOnly, type Route, route } from "../middleware/route.ts";
import { bestEffort } from "../middleware/telemetry.ts";
import { findEvent, putEvent } from "../store/conferences.ts";
import { isPassing } from "../store/failures.ts";
import { nudgeQueue } from "../store/nudge-queue.ts";
import { changeSession, createSession } from "../store/session-changes.ts";
import { openTable } from "../store/table.ts";
import { figuresRoute } from "./figures.ts";
import { importRoute } from "./import-schedule.ts";
import { noSuchEvent, noSuchSession } from "./refusals.ts";
import { removeAttendeeRoute } from "./remove-attendee.ts";
import { rosterRoute } from "./roster.ts";
import { changedMeanwhile, expectedVersions, sessionReply } from "./session-reply.ts";

const settings = OrganizerSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const clock = () => new Date();

/** For lines that may have something to gain; what is lost of it the sweep finds. */
const nudgeAll = (sessionIds: readonly string[]) =>
  bestEffort(Metric.nudgeFailed, () => queue.sendAll(sessionIds));

const putEventRoute = route(
  { ...contract.toEvent, body: contract.PutEventBody },
  async ({ params: { eventId }, body }) => {
    const event = { eventId, ...body };
    const result = await putEvent(table, event);
    return result === "created"
      ? json(201, "EVENT_CREATED", event, { location: `/api/events/${eventId}` })
      : json(200, "EVENT_REPLACED", event);
  },
);

const createSessionRoute = route(
  { ...contract.ofEvent, body: contract.CreateSessionBody },
  async ({ params: { eventId }, body }) => {
    if ((await findEvent(table, eventId)) === null) return noSuchEvent(eventId);
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
        lineClosesAt: lineClosesAt(body.startsAt),
      },
    );
    return sessionReply(201, "SESSION_CREATED", session, { location: `/api/sessions/${session.sessionId}` });
  },
);

const changeSessionRoute = route(
  { ...contract.ofSession, body: contract.PatchSessionBody },
  async ({ params: { sessionId }, headers, body }) => {
    const expected = expectedVersions(headers["if-match"]);
    const outcome = await changeSession(table, sessionId, body, clock, expected);
    switch (outcome.kind) {
      case "changed":
        await nudgeAll([sessionId]);
        return sessionReply(200, "SESSION_CHANGED", outcome.session);
      case "changed-meanwhile":
        return changedMeanwhile(outcome.current);
      case "session-not-found":
        return noSuchSession(sessionId);
      case "invalid":
        return invalid(outcome.errors, "body");
    }
  },
);

const organizers = (organizerRoute: Route): Route => membersOnly(settings.ORGANIZER_GROUP, organizerRoute);

export const handler = httpFunction(
  {
    "PUT /api/events/{eventId}": organizers(putEventRoute),
    "PUT /api/events/{eventId}/schedule": organizers(importRoute(table, nudgeAll)),
    "GET /api/events/{eventId}/figures": organizers(figuresRoute(table)),
    "POST /api/events/{eventId}/sessions": organizers(createSessionRoute),
    "PATCH /api/sessions/{sessionId}": organizers(changeSessionRoute),
    "GET /api/sessions/{sessionId}/roster": organizers(rosterRoute(table)),
    "DELETE /api/sessions/{sessionId}/roster/{userId}": organizers(removeAttendeeRoute(table, nudgeAll)),
  },
  { isPassing },
);
