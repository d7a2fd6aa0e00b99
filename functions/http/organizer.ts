import { randomUUID } from "node:crypto";
import type { EventAnswer } from "../contract/answers.ts";
import { Metric } from "../contract/metrics.ts";
import * as contract from "../contract/requests.ts";
import { OrganizerSettings } from "../contract/settings.ts";
import { changeSession } from "../core/programme/change-session.ts";
import { createSession } from "../core/programme/create-session.ts";
import { previewChange } from "../core/programme/preview-change.ts";
import { saveEvent } from "../core/programme/save-event.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json } from "../middleware/reply.ts";
import { organizersOf, permissions } from "../middleware/role-access.ts";
import { invalid, route } from "../middleware/route.ts";
import { bestEffort } from "../middleware/telemetry.ts";
import { hasTimeOf } from "../middleware/time-left.ts";
import { patience } from "../store/dynamodb/backoff.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { programmeBook } from "../store/programme/programme-book.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { nudgeQueue } from "../store/waitlist/nudge-queue.ts";
import { boothRoute } from "./booths/booth.ts";
import { feedbackRoutes } from "./feedback/summary-routes.ts";
import { attendanceRoute } from "./figures/attendance.ts";
import { figuresRoute } from "./figures/figures.ts";
import { overTimeRoute } from "./figures/over-time.ts";
import { manyRoutes } from "./hands/many.ts";
import { handsRoutes } from "./hands/sessions.ts";
import { eventStopsRoute } from "./notices/event-stops.ts";
import { messageRoutes } from "./notices/messages.ts";
import { importRoute } from "./programme/import-schedule.ts";
import { keepsChanging, unfinished } from "./programme/refusals.ts";
import {
  changedMeanwhile,
  changedReply,
  createdReply,
  expectedVersions,
  plannedReply,
} from "./programme/session-reply.ts";
import { roleRoutes } from "./roles/roles.ts";
import { addAttendeeRoute } from "./roster/add-attendee.ts";
import { offerOutOfTurnRoute } from "./roster/offer-out-of-turn.ts";
import { eventRosterRoute } from "./seats/event-roster.ts";
import { noSuchEvent, noSuchSession } from "./seats/refusals.ts";
import { removeAttendeeRoute } from "./seats/remove-attendee.ts";
import { rosterRoute } from "./seats/roster.ts";

const settings = OrganizerSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const book = programmeBook(table);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const clock = () => new Date();
const newToken = () => randomUUID().replaceAll("-", "");
/** A role exists only in an event that exists, so people with one cannot create any. */
const organizers = organizersOf(permissions(settings.ORGANIZER_GROUP, roleFinder(table)));

/** Nudges waitlists that may gain a seat. The sweep finds nudges that are lost. */
const nudgeAll = (sessionIds: readonly string[]) =>
  bestEffort(Metric.nudgeFailed, () => queue.sendAll(sessionIds));

export const handler = httpFunction(
  {
    "PUT /api/events/{eventId}": route(
      { access: organizers, ...contract.toEvent, body: contract.PutEventBody },
      async ({ params: { eventId }, body: details }, __, time) => {
        const outcome = await saveEvent({ eventId, ...details }, { book, hasTime: hasTimeOf(time) });
        if (outcome.kind === "unfinished") return unfinished;
        return outcome.kind === "created"
          ? json<EventAnswer>(201, "EVENT_CREATED", outcome.event, { location: `/api/events/${eventId}` })
          : json<EventAnswer>(200, "EVENT_REPLACED", outcome.event);
      },
    ),

    "POST /api/events/{eventId}/sessions": route(
      { access: organizers, ...contract.ofEvent, body: contract.CreateSessionBody },
      async ({ params: { eventId }, body }) => {
        const outcome = await createSession(eventId, body, { book, newToken });
        if (outcome.kind === "event-not-found") return noSuchEvent(eventId);
        if (outcome.kind === "invalid") return invalid(outcome.errors, "body");
        const location = `/api/sessions/${outcome.session.sessionId}`;
        return createdReply(outcome.session, location);
      },
    ),

    "PATCH /api/sessions/{sessionId}": route(
      {
        access: organizers,
        ...contract.ofSession,
        query: contract.PatchSessionQuery,
        body: contract.PatchSessionBody,
      },
      async ({ params: { sessionId }, headers, query, body: patch }) => {
        const outcome =
          query.dryRun === "true"
            ? await previewChange(sessionId, patch, { book, clock })
            : await changeSession(
                { sessionId, patch, expected: expectedVersions(headers["if-match"]) },
                { book, clock, pause: patience(), nudge: (id) => nudgeAll([id]) },
              );
        switch (outcome.kind) {
          case "planned":
            return plannedReply(outcome);
          case "changed":
            return changedReply(outcome);
          case "changed-meanwhile":
            return changedMeanwhile(outcome.current);
          case "session-not-found":
            return noSuchSession(sessionId);
          case "invalid":
            return invalid(outcome.errors, "body");
          case "contention":
            return keepsChanging;
        }
      },
    ),

    "PUT /api/events/{eventId}/schedule": importRoute(organizers, table, nudgeAll),
    "GET /api/events/{eventId}/figures": figuresRoute(organizers, table),
    "GET /api/events/{eventId}/figures/attendance": attendanceRoute(organizers, table, clock),
    "GET /api/events/{eventId}/figures/over-time": overTimeRoute(organizers, table, clock),
    "GET /api/events/{eventId}/roster": eventRosterRoute(organizers, table),
    "GET /api/events/{eventId}/mail-stops": eventStopsRoute(organizers, table),
    "GET /api/sessions/{sessionId}/roster": rosterRoute(organizers, table),
    "POST /api/sessions/{sessionId}/roster": addAttendeeRoute(organizers, table, nudgeAll),
    "POST /api/sessions/{sessionId}/roster/{userId}/offer": offerOutOfTurnRoute(organizers, table),
    "GET /api/sessions/{sessionId}/booth": boothRoute(organizers, table),
    "DELETE /api/sessions/{sessionId}/roster/{userId}": removeAttendeeRoute(organizers, table, nudgeAll),
    ...messageRoutes(organizers, table),
    ...roleRoutes(organizers, table),
    ...manyRoutes(organizers, table, nudgeAll),
    ...handsRoutes({ access: organizers, table, programme: book, newToken, nudgeAll }),
    ...feedbackRoutes(organizers, table),
  },
  { isPassing },
);
