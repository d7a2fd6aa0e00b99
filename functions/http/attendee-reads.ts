import * as contract from "../contract/requests.ts";
import { TableSettings } from "../contract/settings.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, PERSONAL } from "../middleware/reply.ts";
import { route, signedIn } from "../middleware/route.ts";
import { isPassing } from "../store/failures.ts";
import { withPosition } from "../store/line.ts";
import { findRsvp } from "../store/rsvp.ts";
import { openTable } from "../store/table.ts";
import { scheduleOf } from "./readings.ts";
import { noSuchRsvp } from "./refusals.ts";

const { TABLE_NAME } = TableSettings.parse(process.env);
const table = openTable(TABLE_NAME);

export const handler = httpFunction(
  {
    "GET /api/sessions/{sessionId}/rsvp": signedIn(({ userId }) =>
      route(contract.ofSession, async ({ params }) => {
        const found = await findRsvp(table, params.sessionId, userId);
        return found ? json(200, "OK", await withPosition(table, found.rsvp), PERSONAL) : noSuchRsvp;
      }),
    ),

    "GET /api/events/{eventId}/my-schedule": signedIn(({ userId }) =>
      route(contract.ofEvent, async ({ params }) => {
        const schedule = await scheduleOf(table, params.eventId, userId);
        return isRefusal(schedule) ? schedule : json(200, "OK", schedule, PERSONAL);
      }),
    ),
  },
  { isPassing },
);
