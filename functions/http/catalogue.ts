import type {
  AgendaAnswer,
  AgendaSessionAnswer,
  EventAnswer,
  EventsAnswer,
  HealthAnswer,
  ManifestAnswer,
  SeatsAnswer,
  SessionAnswer,
  SessionsAnswer,
} from "../contract/answers.ts";
import { ofIcon } from "../contract/app-icon.ts";
import { PUBLIC_READ_SECONDS } from "../contract/environment.ts";
import type { ProblemCode } from "../contract/problems.ts";
import * as contract from "../contract/requests.ts";
import { CatalogueSettings } from "../contract/settings.ts";
import type { StandbyAnswer } from "../contract/standby.ts";
import type { Schema } from "../contract/validation.ts";
import { serializeAgenda } from "../core/programme/serialize-agenda.ts";
import type { Session } from "../core/programme/session.ts";
import { entityTag } from "../middleware/entity-tags.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, MAX_ANSWER_BYTES, serialized } from "../middleware/reply.ts";
import { permissions } from "../middleware/role-access.ts";
import { anyone, type Route, route } from "../middleware/route.ts";
import { IssuerUnavailable, tokenReader } from "../middleware/token.ts";
import { isPassing as storeIsPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { type EventReading, eventReadings } from "../store/programme/event-readings.ts";
import { findEvent, listEvents } from "../store/programme/events.ts";
import { agendaOf, findSession, findWithLedger } from "../store/programme/sessions.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { iconReply } from "./programme/app-icon.ts";
import { manifestOf } from "./programme/app-manifest.ts";
import { draftAccess, visibleEvent, visibleEvents, visibleSession } from "./programme/drafts.ts";
import { publicReply } from "./programme/public-reply.ts";
import { readEventFor } from "./programme/readings.ts";
import { sessionTag } from "./programme/session-reply.ts";
import { seatsOf } from "./seats/event-seats.ts";
import { noSuchEvent, noSuchSession } from "./seats/refusals.ts";
import { standbyAnswer } from "./standby/standby-reply.ts";

const settings = CatalogueSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const readToken = tokenReader({ issuer: settings.TOKEN_ISSUER, audience: settings.TOKEN_AUDIENCE });
const may = permissions(settings.ORGANIZER_GROUP, roleFinder(table));
const draftAccessOf = draftAccess(readToken, may, settings.ORGANIZER_GROUP);
const readings = eventReadings(table);
/** Every page names it, and a new title may reach home screens an hour later. */
const MANIFEST_SECONDS = 3_600;
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
      const { seesDrafts, asksAsOrganizer } = draftAccessOf(headers);
      const events = await visibleEvents(await listEvents(table), seesDrafts);
      return publicReply({
        body: serialized<EventsAnswer>({ events }),
        seconds: PUBLIC_READ_SECONDS.programme,
        headers,
        published: events.every(({ published }) => published),
        isOrganizer: await asksAsOrganizer(),
      });
    },

    "GET /api/events/{eventId}": route(
      { access: anyone, ...contract.ofEvent },
      async ({ params, headers }) => {
        const { seesDrafts, isOrganizer } = draftAccessOf(headers);
        const event = await visibleEvent(await findEvent(table, params.eventId), seesDrafts);
        if (event === null) return noSuchEvent(params.eventId);
        return publicReply({
          body: serialized<EventAnswer>(event),
          seconds: PUBLIC_READ_SECONDS.programme,
          headers,
          published: event.published,
          isOrganizer: await isOrganizer(params.eventId),
        });
      },
    ),

    "GET /api/events/{eventId}/app.webmanifest": route(
      { access: anyone, ...contract.ofEvent },
      async ({ params, headers }) => {
        // Browsers ask for it without a token, so a draft has none.
        const event = await visibleEvent(await findEvent(table, params.eventId), async () => false);
        if (event === null) return noSuchEvent(params.eventId);
        return publicReply({
          body: serialized<ManifestAnswer>(manifestOf(event)),
          seconds: MANIFEST_SECONDS,
          headers,
          published: true,
          isOrganizer: false,
          type: { "content-type": "application/manifest+json" },
        });
      },
    ),

    "GET /api/icons/{file}": route({ access: anyone, ...ofIcon }, async ({ params: { file } }) =>
      iconReply(file),
    ),

    "GET /api/events/{eventId}/sessions": ofReading(
      { ...contract.ofEvent, query: contract.SessionsQuery },
      PUBLIC_READ_SECONDS.programme,
      ({ programmes, ledgers }, { abstracts }) => {
        const sessions = agendaOf(programmes, ledgers);
        if (abstracts === "omit")
          return { body: serialized<AgendaAnswer>({ sessions: sessions.map(withoutAbstract) }) };
        const answer: SessionsAnswer = { sessions };
        return { body: serializeAgenda(answer.sessions, MAX_ANSWER_BYTES) };
      },
    ),

    "GET /api/events/{eventId}/seats": ofReading(contract.ofEvent, PUBLIC_READ_SECONDS.seats, (reading) => {
      const answer = seatsOf(reading);
      // The same seats a moment later are no news.
      return { body: serialized<SeatsAnswer>(answer), etag: entityTag(JSON.stringify(answer.seats)) };
    }),

    "GET /api/sessions/{sessionId}/standby": route(
      { access: anyone, ...contract.ofSession },
      async ({ params: { sessionId }, headers }) => {
        const found = await findWithLedger(table, sessionId);
        // Screens ask without a token, so a draft has none.
        if (found === null || found.ledger.draft) return noSuchSession(sessionId);
        const answer = standbyAnswer(found.programme, found.ledger, new Date().toISOString());
        return publicReply({
          body: serialized<StandbyAnswer>(answer),
          seconds: PUBLIC_READ_SECONDS.seats,
          headers,
          published: true,
          isOrganizer: false,
          etag: entityTag(JSON.stringify({ ...answer, at: null })),
        });
      },
    ),

    "GET /api/sessions/{sessionId}": route(
      { access: anyone, ...contract.ofSession },
      async ({ params, headers }) => {
        const { seesDrafts, isOrganizer } = draftAccessOf(headers);
        const found = await findSession(table, params.sessionId);
        const session = await visibleSession(found, seesDrafts);
        if (session === null) return noSuchSession(params.sessionId);
        const body = serialized<SessionAnswer>(session);
        return publicReply({
          body,
          seconds: PUBLIC_READ_SECONDS.programme,
          headers,
          published: found?.draft === false,
          isOrganizer: await isOrganizer(session.eventId),
          etag: sessionTag(session, body),
        });
      },
    ),
  },
  { isPassing },
);

/** An abstract is most of a session, and an agenda shows none. */
const withoutAbstract = ({ abstract: _, ...session }: Session): AgendaSessionAnswer => session;

interface ReadingShape<Query> {
  readonly params: typeof contract.ofEvent.params;
  readonly unknown: ProblemCode;
  readonly query?: Schema<Query>;
}

/** What is answered from one reading of an event, which serves everybody but organizers for a moment. */
function ofReading<Query = undefined>(
  shape: ReadingShape<Query>,
  seconds: number,
  answer: (reading: EventReading, query: Query) => { readonly body: string; readonly etag?: string },
): Route {
  return route({ access: anyone, ...shape }, async ({ params, query, headers }) => {
    const access = draftAccessOf(headers);
    const isOrganizer = await access.isOrganizer(params.eventId);
    const reading = await readEventFor(readings, params.eventId, access.seesDrafts, isOrganizer);
    if (isRefusal(reading)) return reading;
    const { published } = reading.event;
    return publicReply({ ...answer(reading, query), seconds, headers, published, isOrganizer });
  });
}
