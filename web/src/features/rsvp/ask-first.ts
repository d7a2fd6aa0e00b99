import type { AgendaSession, Event, MySchedule } from "../../api/answers.ts";
import { eventKey } from "../../api/queries.ts";
import { clashesOf, isSeatThen } from "../../seats/clashes.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import type { ActPorts } from "./act-ports.ts";
import type { Action } from "./actions.ts";
import { askToSwap, type Gaining } from "./ask-to-swap.ts";

const gains = (action: Action): action is Gaining => action === "reserve" || action === "accept";

/**
 * Asks before a tap that the event would refuse, and before an offer is accepted beside a seat at the same time, which
 * could be given up for it. A plain reservation is only told of what clashes.
 * @returns true if it asks
 */
export function asksFirst(ports: ActPorts, action: Action, session: AgendaSession): boolean {
  const { client, attendeeId } = ports;
  const event = client.getQueryData<Event>(eventKey(session.eventId));
  const schedule = client.getQueryData<MySchedule>(myScheduleKey(session.eventId, attendeeId));
  if (event === undefined || schedule === undefined || !gains(action)) return false;
  const blocks = event.conflictPolicy === "BLOCK";
  if (!blocks && action === "reserve") return false;
  const clashes = clashesOf(session, schedule, event, Date.now());
  const seats = clashes.filter(isSeatThen);
  if (seats.length === 0) return false;
  const others = clashes.filter((clash) => !isSeatThen(clash));
  return askToSwap(ports, action, session, {
    seats: seats.map((each) => each.session),
    others: others.map((each) => each.session),
    both: !blocks,
  });
}
