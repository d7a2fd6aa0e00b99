import type { QueryClient } from "@tanstack/react-query";
import type { AgendaSession, MySchedule, Reserved, Rsvp, SessionSeats } from "../../api/answers.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import { type Presumed, presume } from "../../seats/presume.ts";

interface Presumption {
  readonly session: AgendaSession;
  readonly status: Rsvp["status"];
  /** The id of the session whose seat is given up in exchange. */
  readonly swapFor: string | undefined;
}

/** Shows both sides of an exchange at once. They are confirmed or taken back together. */
export function presumeExchange(
  client: QueryClient,
  attendeeId: string | undefined,
  { session, status, swapFor }: Presumption,
): Presumed {
  const schedule = client.getQueryData<MySchedule>(myScheduleKey(session.eventId, attendeeId));
  const other = schedule?.entries.find(({ rsvp }) => rsvp.sessionId === swapFor)?.session;
  const taken = presume(client, attendeeId, session, status);
  if (other === undefined) return taken;
  const left = presume(client, attendeeId, other, "CANCELLED");
  return {
    settle(reserved: Reserved) {
      taken.settle(reserved);
      // Without it nothing was left to give up: an exchange whose answer was lost is repeated, for example.
      left.settle(reserved.givenUp ?? { ...reserved, status: "CANCELLED" });
    },
    rollBack(seats?: Partial<SessionSeats>) {
      taken.rollBack(seats);
      left.rollBack();
    },
  };
}
