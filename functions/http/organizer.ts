import { randomUUID } from "node:crypto";
import * as contract from "../contract/requests.ts";
import { OrganizerSettings } from "../contract/settings.ts";
import { wrongTimes } from "../core/change-session.ts";
import { lineClosesAt } from "../core/ledger.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json } from "../middleware/reply.ts";
import { invalid, membersOnly, type Route, route } from "../middleware/route.ts";
import { findEvent, putEvent } from "../store/conferences.ts";
import { isPassing } from "../store/failures.ts";
import { changeSession, createSession } from "../store/session-changes.ts";
import { openTable } from "../store/table.ts";
import { importRoute } from "./import-schedule.ts";
import { noSuchEvent, noSuchSession } from "./refusals.ts";
import { rosterRoute } from "./roster.ts";

const settings = OrganizerSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);

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
    return json(201, "SESSION_CREATED", session, { location: `/api/sessions/${session.sessionId}` });
  },
);

const changeSessionRoute = route(
  { ...contract.ofSession, body: contract.PatchSessionBody },
  async ({ params: { sessionId }, body }) => {
    const outcome = await changeSession(table, sessionId, body);
    switch (outcome.kind) {
      case "changed":
        return json(200, "SESSION_CHANGED", outcome.session);
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
    "PUT /api/events/{eventId}/schedule": organizers(importRoute(table)),
    "POST /api/events/{eventId}/sessions": organizers(createSessionRoute),
    "PATCH /api/sessions/{sessionId}": organizers(changeSessionRoute),
    "GET /api/sessions/{sessionId}/roster": organizers(rosterRoute(table)),
  },
  { isPassing },
);
