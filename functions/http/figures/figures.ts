import type { FiguresAnswer } from "../../contract/figures.ts";
import * as contract from "../../contract/requests.ts";
import { totalOf } from "../../core/figures/figures.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findEvent } from "../../store/programme/events.ts";
import { readFigures } from "../../store/programme/sessions.ts";
import { noSuchEvent } from "../seats/refusals.ts";

/** Answers how full an event's sessions are, and how their seats were given. */
export const figuresRoute = (access: Access<SignedInAttendee>, table: Table): Route =>
  route({ access, ...contract.ofEvent }, async ({ params: { eventId } }) => {
    const [event, sessions] = await Promise.all([findEvent(table, eventId), readFigures(table, eventId)]);
    if (event === null) return noSuchEvent(eventId);
    return json<FiguresAnswer>(200, "OK", { eventId, sessions, total: totalOf(sessions) }, PERSONAL);
  });
