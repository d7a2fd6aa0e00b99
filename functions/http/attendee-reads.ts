import type { MyScheduleAnswer, RsvpAnswer } from "../contract/answers.ts";
import * as contract from "../contract/requests.ts";
import { ReaderSettings } from "../contract/settings.ts";
import { refreshAfterSeconds } from "../core/waitlist/refresh-after.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, json, PERSONAL } from "../middleware/reply.ts";
import { permissions } from "../middleware/role-access.ts";
import { route, signedIn } from "../middleware/route.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { findRsvp } from "../store/seats/rsvp.ts";
import { withPosition } from "../store/waitlist/waitlist-book.ts";
import { scheduleOf } from "./programme/readings.ts";
import { noSuchRsvp } from "./seats/refusals.ts";

const { TABLE_NAME, ORGANIZER_GROUP } = ReaderSettings.parse(process.env);
const table = openTable(TABLE_NAME);
const may = permissions(ORGANIZER_GROUP, roleFinder(table));

export const handler = httpFunction(
  {
    "GET /api/sessions/{sessionId}/rsvp": route(
      { access: signedIn, ...contract.ofSession },
      async ({ attendee: { userId }, params: { sessionId } }) => {
        const found = await findRsvp(table, sessionId, userId);
        return found
          ? json<RsvpAnswer>(200, "OK", await withPosition(table, found.rsvp), PERSONAL)
          : noSuchRsvp;
      },
    ),

    "GET /api/events/{eventId}/my-schedule": route(
      { access: signedIn, ...contract.ofEvent },
      async ({ attendee, params: { eventId } }) => {
        const seesDrafts = (draft: string) => may.mayOrganize(attendee, draft);
        const schedule = await scheduleOf(table, eventId, attendee.userId, seesDrafts);
        if (isRefusal(schedule)) return schedule;
        const refreshAfter = refreshAfterSeconds(schedule.entries.map(({ rsvp }) => rsvp));
        const answer = { ...schedule, refreshAfterSeconds: refreshAfter };
        return json<MyScheduleAnswer>(200, "OK", answer, PERSONAL);
      },
    ),
  },
  { isPassing },
);
