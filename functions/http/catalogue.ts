import type {
  EventAnswer,
  EventsAnswer,
  HealthAnswer,
  SeatsAnswer,
  SessionAnswer,
  SessionsAnswer,
} from "../contract/answers.ts";
import { PUBLIC_READ_SECONDS } from "../contract/environment.ts";
import * as contract from "../contract/requests.ts";
import { CatalogueSettings } from "../contract/settings.ts";
import { serializeAgenda } from "../core/programme/serialize-agenda.ts";
import { entityTag } from "../middleware/entity-tags.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, MAX_ANSWER_BYTES, serialized } from "../middleware/reply.ts";
import { anyone, type Route, route } from "../middleware/route.ts";
import { IssuerUnavailable, tokenReader } from "../middleware/token.ts";
import { isPassing as storeIsPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { findEvent, listEvents } from "../store/programme/conferences.ts";
import { type EventReading, eventReadings } from "../store/programme/event-readings.ts";
import { agendaOf, findSession } from "../store/programme/sessions.ts";
import { onlookers, visibleEvent, visibleEvents, visibleSession } from "./programme/drafts.ts";
import { publicAnswer } from "./programme/public-answer.ts";
import { readEventFor } from "./programme/readings.ts";
import { sessionTag } from "./programme/session-reply.ts";
import { seatsOf } from "./seats/event-seats.ts";
import { noSuchEvent, noSuchSession } from "./seats/refusals.ts";

const settings = CatalogueSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const readToken = tokenReader({ issuer: settings.TOKEN_ISSUER, audience: settings.TOKEN_AUDIENCE });
const onlookerOf = onlookers(readToken, settings.ORGANIZER_GROUP);
const readings = eventReadings(table);
const isPassing = (error: unknown) => storeIsPassing(error) || error instanceof IssuerUnavailable;

export const handler = httpFunction(
  {
    "GET /api/health": async () =>
      json<HealthAnswer>(200, "OK", { status: "ok" }, { "cache-control": "no-store" }),

    ...(settings.INTROSPECTION && {
      // The bundle evaluates the document only when it is asked for.
      "GET /api/openapi.json": async () => {
        const { default: document } = await import("../contract/openapi.json", { with: { type: "json" } });
        return json<typeof document>(200, "OK", document, { "cache-control": "no-cache" });
      },
    }),

    // The route exists only where pages of other origins may call. API Gateway adds the CORS headers.
    "OPTIONS /api/{proxy+}": async () => ({ status: 204, outcome: "PREFLIGHT", body: "" }),

    "GET /api/events": async ({ headers }) => {
      const { seesDrafts, isOrganizer } = onlookerOf(headers);
      const events = await visibleEvents(await listEvents(table), seesDrafts);
      return publicAnswer({
        body: serialized<EventsAnswer>({ events }),
        seconds: PUBLIC_READ_SECONDS.programme,
        headers,
        published: events.every(({ published }) => published),
        isOrganizer: await isOrganizer(),
      });
    },

    "GET /api/events/{eventId}": route(
      { access: anyone, ...contract.ofEvent },
      async ({ params, headers }) => {
        const { seesDrafts, isOrganizer } = onlookerOf(headers);
        const event = await visibleEvent(await findEvent(table, params.eventId), seesDrafts);
        if (event === null) return noSuchEvent(params.eventId);
        return publicAnswer({
          body: serialized<EventAnswer>(event),
          seconds: PUBLIC_READ_SECONDS.programme,
          headers,
          published: event.published,
          isOrganizer: await isOrganizer(),
        });
      },
    ),

    "GET /api/events/{eventId}/sessions": ofReading(
      PUBLIC_READ_SECONDS.programme,
      ({ programmes, ledgers }) => {
        const { sessions }: SessionsAnswer = { sessions: agendaOf(programmes, ledgers) };
        return { body: serializeAgenda(sessions, MAX_ANSWER_BYTES) };
      },
    ),

    "GET /api/events/{eventId}/seats": ofReading(PUBLIC_READ_SECONDS.seats, (reading) => {
      const answer = seatsOf(reading);
      // The same seats a moment later are no news.
      return { body: serialized<SeatsAnswer>(answer), etag: entityTag(JSON.stringify(answer.seats)) };
    }),

    "GET /api/sessions/{sessionId}": route(
      { access: anyone, ...contract.ofSession },
      async ({ params, headers }) => {
        const { seesDrafts, isOrganizer } = onlookerOf(headers);
        const found = await findSession(table, params.sessionId);
        const session = await visibleSession(found, seesDrafts);
        if (session === null) return noSuchSession(params.sessionId);
        const body = serialized<SessionAnswer>(session);
        return publicAnswer({
          body,
          seconds: PUBLIC_READ_SECONDS.programme,
          headers,
          published: found?.draft === false,
          isOrganizer: await isOrganizer(),
          etag: sessionTag(session, body),
        });
      },
    ),
  },
  { isPassing },
);

/** What is answered from one reading of an event, which serves everybody but organizers for a moment. */
function ofReading(
  seconds: number,
  answer: (reading: EventReading) => { readonly body: string; readonly etag?: string },
): Route {
  return route({ access: anyone, ...contract.ofEvent }, async ({ params, headers }) => {
    const onlooker = onlookerOf(headers);
    const isOrganizer = await onlooker.isOrganizer();
    const reading = await readEventFor(readings, params.eventId, onlooker.seesDrafts, isOrganizer);
    if (isRefusal(reading)) return reading;
    const { published } = reading.event;
    return publicAnswer({ ...answer(reading), seconds, headers, published, isOrganizer });
  });
}
