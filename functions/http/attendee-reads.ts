import * as contract from "../contract/requests.ts";
import { ReaderSettings } from "../contract/settings.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, PERSONAL } from "../middleware/reply.ts";
import { route, signedIn } from "../middleware/route.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { findRsvp } from "../store/seats/rsvp.ts";
import { withPosition } from "../store/waitlist/line.ts";
import { isOrganizer } from "./programme/drafts.ts";
import { scheduleOf } from "./programme/readings.ts";
import { noSuchRsvp } from "./seats/refusals.ts";

const { TABLE_NAME, ORGANIZER_GROUP } = ReaderSettings.parse(process.env);
const table = openTable(TABLE_NAME);

export const handler = httpFunction(
  {
    "GET /api/sessions/{sessionId}/rsvp": signedIn(({ userId }) =>
      route(contract.ofSession, async ({ params }) => {
        const found = await findRsvp(table, params.sessionId, userId);
        return found ? json(200, "OK", await withPosition(table, found.rsvp), PERSONAL) : noSuchRsvp;
      }),
    ),

    "GET /api/events/{eventId}/my-schedule": signedIn((identity) =>
      route(contract.ofEvent, async ({ params }) => {
        const seesDrafts = async () => isOrganizer(identity, ORGANIZER_GROUP);
        const schedule = await scheduleOf(table, params.eventId, identity.userId, seesDrafts);
        return isRefusal(schedule) ? schedule : json(200, "OK", schedule, PERSONAL);
      }),
    ),
  },
  { isPassing },
);
