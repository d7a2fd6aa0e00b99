import { Metric } from "../contract/metrics.ts";
import * as contract from "../contract/requests.ts";
import { ReservationSettings } from "../contract/settings.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, type Refusal, type Reply } from "../middleware/reply.ts";
import { type Route, route, signedIn } from "../middleware/route.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { withPosition } from "../store/waitlist/line.ts";
import { attendeeActions, counted } from "./seats/attendee-actions.ts";
import type { Granted } from "./seats/granted.ts";

const settings = ReservationSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const { reserve, cancel, accept } = attendeeActions(table, settings);

export const handler = httpFunction(
  {
    "PUT /api/sessions/{sessionId}/rsvp": signedIn((attendee) =>
      countedRoute(
        Metric.reserve,
        route({ ...contract.ofSession, body: contract.PutRsvpBody }, async ({ requestId, params, body }) =>
          reply(await reserve({ requestId, sessionId: params.sessionId, attendee, ifFull: body.ifFull })),
        ),
      ),
    ),

    "DELETE /api/sessions/{sessionId}/rsvp": signedIn((attendee) =>
      countedRoute(
        Metric.release,
        route(contract.ofSession, async ({ requestId, params: { sessionId } }) =>
          reply(await cancel({ requestId, sessionId, attendee })),
        ),
      ),
    ),

    "POST /api/sessions/{sessionId}/rsvp/accept": signedIn((attendee) =>
      countedRoute(
        Metric.accept,
        route(contract.ofSession, async ({ requestId, params: { sessionId } }) =>
          reply(await accept({ requestId, sessionId, attendee })),
        ),
      ),
    ),
  },
  { isPassing },
);

function countedRoute(action: string, attempt: Route): Route {
  return (event, time) => counted(action, () => attempt(event, time));
}

/** With the position of whoever is in line now. */
async function reply(result: Granted | Refusal): Promise<Reply | Refusal> {
  if (isRefusal(result)) return result;
  return json(result.status, result.outcome, await withPosition(table, result.rsvp));
}
