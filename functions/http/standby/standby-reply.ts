import type { StandbyAnswer } from "../../contract/standby.ts";
import type { Programme } from "../../core/programme/session.ts";
import { type Ledger, seatsLeft } from "../../core/seats/ledger.ts";
import { noShowAt } from "../../core/standby/grace.ts";
import { standbyOf } from "../../core/standby/standby.ts";

/** What a screen beside the door shows of a session. */
export function standbyAnswer(
  { sessionId, title, room, startsAt, endsAt }: Programme,
  ledger: Ledger,
  at: string,
): StandbyAnswer {
  const { calledTo, numberedTo, releasedAt } = standbyOf(ledger);
  return {
    ...{ sessionId, title, room, startsAt, endsAt },
    noShowAt: noShowAt(ledger),
    releasedAt,
    calledTo,
    numberedTo,
    waiting: ledger.waiting,
    free: seatsLeft(ledger),
    inside: ledger.door.inside,
    at,
  };
}
