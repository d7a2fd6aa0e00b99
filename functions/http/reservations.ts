import type { RsvpAnswer } from "../contract/answers.ts";
import { Metric } from "../contract/metrics.ts";
import * as contract from "../contract/requests.ts";
import { ReservationSettings } from "../contract/settings.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, type Refusal, type Reply } from "../middleware/reply.ts";
import { route, signedIn } from "../middleware/route.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { withPosition } from "../store/waitlist/waitlist-book.ts";
import { attendeeActions } from "./seats/attendee-actions.ts";
import type { Granted } from "./seats/granted.ts";

const settings = ReservationSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const { reserve, cancel, accept } = attendeeActions(table, settings);

export const handler = httpFunction(
  {
    "PUT /api/sessions/{sessionId}/rsvp": route(
      { access: signedIn, metric: Metric.reserve, ...contract.ofSession, body: contract.PutRsvpBody },
      async ({ requestId, attendee, params: { sessionId }, body: { ifFull } }) =>
        reply(await reserve({ requestId, sessionId, attendee, ifFull })),
    ),

    "DELETE /api/sessions/{sessionId}/rsvp": route(
      { access: signedIn, metric: Metric.release, ...contract.ofSession },
      async ({ requestId, attendee, params: { sessionId } }) =>
        reply(await cancel({ requestId, sessionId, attendee })),
    ),

    "POST /api/sessions/{sessionId}/rsvp/accept": route(
      { access: signedIn, metric: Metric.accept, ...contract.ofSession },
      async ({ requestId, attendee, params: { sessionId } }) =>
        reply(await accept({ requestId, sessionId, attendee })),
    ),
  },
  { isPassing },
);

/** Adds the position if the attendee is on the waitlist. */
async function reply(result: Granted | Refusal): Promise<Reply | Refusal> {
  if (isRefusal(result)) return result;
  return json<RsvpAnswer>(result.status, result.outcome, await withPosition(table, result.rsvp));
}
