import type { SeatsAnswer } from "../../contract/answers.ts";
import type { EventReading } from "../../store/programme/event-readings.ts";

/** The seats of every session that an agenda shows. */
export const seatsOf = ({ event: { eventId }, at, programmes, ledgers }: EventReading): SeatsAnswer => ({
  eventId,
  at,
  seats: programmes.flatMap(({ sessionId }) => {
    const ledger = ledgers.get(sessionId);
    if (ledger === undefined) return [];
    const { state, capacity, taken, waiting } = ledger;
    return [{ sessionId, state, capacity, taken, waiting }];
  }),
});
