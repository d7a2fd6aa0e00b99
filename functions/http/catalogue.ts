import * as contract from "../contract/requests.ts";
import { CatalogueSettings } from "../contract/settings.ts";
import { serializeAgenda } from "../core/programme/serialize-agenda.ts";
import type { ConferenceEvent } from "../core/programme/session.ts";
import { entityTag, isKnown } from "../middleware/entity-tags.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, jsonText, MAX_ANSWER_BYTES, PERSONAL, type Reply } from "../middleware/reply.ts";
import { anyone, route } from "../middleware/route.ts";
import { IssuerUnavailable, tokenReader } from "../middleware/token.ts";
import { isPassing as storeIsPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { findEvent, listEvents } from "../store/programme/conferences.ts";
import { findSession } from "../store/programme/sessions.ts";
import { draftReader, visibleEvent, visibleEvents, visibleSession } from "./programme/drafts.ts";
import { agendaOf } from "./programme/readings.ts";
import { sessionTag } from "./programme/session-reply.ts";
import { noSuchEvent, noSuchSession } from "./seats/refusals.ts";

const settings = CatalogueSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const readToken = tokenReader({ issuer: settings.TOKEN_ISSUER, audience: settings.TOKEN_AUDIENCE });
const draftsFor = draftReader(readToken, settings.ORGANIZER_GROUP);
const isPassing = (error: unknown) => storeIsPassing(error) || error instanceof IssuerUnavailable;

const EVENT_SECONDS = 30;
const AVAILABILITY_SECONDS = 3;

export const handler = httpFunction(
  {
    "GET /api/health": async () => json(200, "OK", { status: "ok" }, { "cache-control": "no-store" }),

    // The route exists only where pages of other origins may call. API Gateway adds the CORS headers.
    "OPTIONS /api/{proxy+}": async () => ({ status: 204, outcome: "PREFLIGHT", body: "" }),

    "GET /api/events": async ({ headers }) => {
      const events = await visibleEvents(await listEvents(table), draftsFor(headers.authorization));
      return cacheable({ events }, EVENT_SECONDS, headers, events.every(isPublished));
    },

    "GET /api/events/{eventId}": route(
      { access: anyone, ...contract.ofEvent },
      async ({ params, headers }) => {
        const found = await findEvent(table, params.eventId);
        const event = await visibleEvent(found, draftsFor(headers.authorization));
        if (event === null) return noSuchEvent(params.eventId);
        return cacheable(event, EVENT_SECONDS, headers, event.published);
      },
    ),

    "GET /api/events/{eventId}/sessions": route(
      { access: anyone, ...contract.ofEvent },
      async ({ params, headers }) => {
        const agenda = await agendaOf(table, params.eventId, draftsFor(headers.authorization));
        if (isRefusal(agenda)) return agenda;
        const text = serializeAgenda(agenda.sessions, MAX_ANSWER_BYTES);
        return cacheableText(text, AVAILABILITY_SECONDS, headers, agenda.published);
      },
    ),

    "GET /api/sessions/{sessionId}": route(
      { access: anyone, ...contract.ofSession },
      async ({ params, headers }) => {
        const found = await findSession(table, params.sessionId);
        const session = await visibleSession(found, draftsFor(headers.authorization));
        if (session === null) return noSuchSession(params.sessionId);
        const body = JSON.stringify(session);
        const etag = sessionTag(session, body);
        return cacheableText(body, AVAILABILITY_SECONDS, headers, found?.draft === false, etag);
      },
    ),
  },
  { isPassing },
);

type Headers = Readonly<Record<string, string | undefined>>;

const isPublished = ({ published }: ConferenceEvent): boolean => published;

const cacheable = (body: unknown, seconds: number, headers: Headers, published: boolean): Reply =>
  cacheableText(JSON.stringify(body), seconds, headers, published);

/** A draft is shown only to its organizers. Their browsers keep that answer apart from the public one. */
function cacheableText(
  body: string,
  seconds: number,
  headers: Headers,
  published: boolean,
  etag = entityTag(body),
): Reply {
  const vary = "Authorization";
  if (!published) return jsonText(200, "OK", body, { ...PERSONAL, etag, vary });
  const cached = { etag, "cache-control": `public, max-age=${seconds}`, vary };
  if (isKnown(etag, headers["if-none-match"])) {
    return { status: 304, outcome: "NOT_MODIFIED", headers: cached, body: "" };
  }
  return jsonText(200, "OK", body, cached);
}
