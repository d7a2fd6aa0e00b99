import {
  type ManyChangedAnswer,
  PatchSessionsBody,
  UndoBody,
  type UndoneAnswer,
} from "../../contract/hands.ts";
import { ofEvent } from "../../contract/requests.ts";
import { changeMany } from "../../core/hands/change-many.ts";
import { undoMany } from "../../core/hands/undo-many.ts";
import { json, type Refusal } from "../../middleware/reply.ts";
import { type Access, type Routes, route, type Time } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { hasTimeOf } from "../../middleware/time-left.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { manyBook, someAtATime } from "../../store/hands/many-book.ts";
import { noSuchEvent } from "../seats/refusals.ts";

const idTaken: Refusal = {
  code: "CHANGE_ID_TAKEN",
  detail: "Another change has this `changeId`, or this one has been undone. Choose a new id.",
};
const nothingToUndo: Refusal = {
  code: "NOTHING_TO_UNDO",
  detail: "A change can be undone for one minute after it is complete.",
};

/** Changes many sessions of an event at once, and undoes it. */
export function manyRoutes(
  access: Access<SignedInAttendee>,
  table: Table,
  nudgeAll: (sessionIds: readonly string[]) => Promise<void>,
): Routes {
  const book = manyBook(table);
  const portsFor = (time: Time) => ({
    ...{ book, nudgeAll, clock: () => new Date(), pause: () => patience(), hasTime: hasTimeOf(time) },
    map: someAtATime,
  });
  return {
    "PATCH /api/events/{eventId}/sessions": route(
      { access, ...ofEvent, body: PatchSessionsBody },
      async ({ params: { eventId }, body }, _, time) => {
        const ports = portsFor(time);
        const outcome = await changeMany(
          { eventId, ...body },
          { ...ports, undo: (name) => undoMany(name, ports) },
        );
        if (outcome.kind === "event-not-found") return noSuchEvent(eventId);
        if (outcome.kind === "id-taken") return idTaken;
        const { summary } = outcome;
        return json<ManyChangedAnswer>(200, summary.dryRun ? "CHANGES_PLANNED" : "SESSIONS_CHANGED", summary);
      },
    ),

    "POST /api/events/{eventId}/sessions/undo": route(
      { access, ...ofEvent, body: UndoBody },
      async ({ params: { eventId }, body: { undo } }, _, time) => {
        const outcome = await undoMany({ eventId, changeId: undo }, portsFor(time));
        if (outcome.kind === "nothing-to-undo") return nothingToUndo;
        const { complete, results } = outcome;
        return json<UndoneAnswer>(200, "CHANGES_UNDONE", { complete, results });
      },
    ),
  };
}
