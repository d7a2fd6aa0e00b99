import * as contract from "../contract/requests.ts";
import { TableSettings } from "../contract/settings.ts";
import { serializeAgenda } from "../core/serialize-agenda.ts";
import { entityTag, isKnown } from "../middleware/entity-tags.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, jsonText, MAX_ANSWER_BYTES, type Reply } from "../middleware/reply.ts";
import { route } from "../middleware/route.ts";
import { findEvent, listEvents } from "../store/conferences.ts";
import { isPassing } from "../store/failures.ts";
import { readSessions } from "../store/sessions.ts";
import { openTable } from "../store/table.ts";
import { agendaOf } from "./readings.ts";
import { noSuchEvent, noSuchSession } from "./refusals.ts";
import { sessionTag } from "./session-reply.ts";

const { TABLE_NAME } = TableSettings.parse(process.env);
const table = openTable(TABLE_NAME);

const EVENT_SECONDS = 30;
const AVAILABILITY_SECONDS = 3;

export const handler = httpFunction(
  {
    "GET /api/health": route({}, async () =>
      json(200, "OK", { status: "ok" }, { "cache-control": "no-store" }),
    ),

    // There where pages of other origins may call: API Gateway adds what it allows them.
    "OPTIONS /api/{proxy+}": async () => ({ status: 204, outcome: "PREFLIGHT", body: "" }),

    "GET /api/events": route({}, async ({ headers }) =>
      cacheable({ events: await listEvents(table) }, EVENT_SECONDS, headers),
    ),

    "GET /api/events/{eventId}": route(contract.ofEvent, async ({ params, headers }) => {
      const event = await findEvent(table, params.eventId);
      return event ? cacheable(event, EVENT_SECONDS, headers) : noSuchEvent(params.eventId);
    }),

    "GET /api/events/{eventId}/sessions": route(contract.ofEvent, async ({ params, headers }) => {
      const sessions = await agendaOf(table, params.eventId);
      if (isRefusal(sessions)) return sessions;
      return cacheableText(serializeAgenda(sessions, MAX_ANSWER_BYTES), AVAILABILITY_SECONDS, headers);
    }),

    "GET /api/sessions/{sessionId}": route(contract.ofSession, async ({ params, headers }) => {
      const session = (await readSessions(table, [params.sessionId])).get(params.sessionId);
      if (session === undefined) return noSuchSession(params.sessionId);
      const body = JSON.stringify(session);
      return cacheableText(body, AVAILABILITY_SECONDS, headers, sessionTag(session, body));
    }),
  },
  { isPassing },
);

type Headers = Readonly<Record<string, string | undefined>>;

const cacheable = (body: unknown, seconds: number, headers: Headers): Reply =>
  cacheableText(JSON.stringify(body), seconds, headers);

function cacheableText(body: string, seconds: number, headers: Headers, etag = entityTag(body)): Reply {
  const cached = { etag, "cache-control": `public, max-age=${seconds}` };
  if (isKnown(etag, headers["if-none-match"]))
    return { status: 304, outcome: "NOT_MODIFIED", headers: cached, body: "" };
  return jsonText(200, "OK", body, cached);
}
