import * as contract from "../contract/requests.ts";
import { TableSettings } from "../contract/settings.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, PERSONAL } from "../middleware/reply.ts";
import { route, signedIn } from "../middleware/route.ts";
import { findEvent } from "../store/conferences.ts";
import { isPassing } from "../store/failures.ts";
import { withPosition } from "../store/line.ts";
import { readMySchedule } from "../store/my-schedule.ts";
import { findRsvp } from "../store/rsvp.ts";
import { openTable } from "../store/table.ts";
import { noSuchEvent, noSuchRsvp } from "./refusals.ts";

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
        const entries = await readMySchedule(table, params.eventId, userId);
        const isKnown = entries.length > 0 || (await findEvent(table, params.eventId)) !== null;
        return isKnown ? json(200, "OK", { entries }, PERSONAL) : noSuchEvent(params.eventId);
      }),
    ),
  },
  { isPassing },
);
