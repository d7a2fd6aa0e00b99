import { randomUUID } from "node:crypto";
import { otherVisit } from "../../core/booths/other-visit.ts";
import { visitEndsAt } from "../../core/booths/visit-end.ts";
import { isBooth, type Programme } from "../../core/programme/session.ts";
import type { Allowance } from "../../core/seats/allowance.ts";
import type { ReserveOutcome } from "../../core/seats/reservation.ts";
import { reserveSeat } from "../../core/seats/reserve-seat.ts";
import type { Attendee, FoundRsvp } from "../../core/seats/rsvp.ts";
import type { Refusal } from "../../middleware/reply.ts";
import { boothBook } from "../../store/booths/booth-book.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readRsvpItems, toFoundRsvp } from "../../store/seats/rsvp.ts";

export interface Entering {
  readonly requestId: string;
  readonly attendee: Attendee;
  readonly ifFull: "REJECT" | "WAITLIST";
  /** Another booth that the person leaves. */
  readonly leave?: string | undefined;
  /** Who lets the person in: the door, or the person. */
  readonly by: string;
  /** What the person has in the event. */
  readonly before: readonly FoundRsvp[];
}

export interface EnterPorts {
  readonly allowance: Allowance;
  readonly nudge: (sessionId: string) => Promise<void>;
  readonly clock: () => Date;
}

/** What a person has in an event. It is read first and decides nothing. */
export const rsvpsBefore = async (table: Table, userId: string, eventId: string): Promise<FoundRsvp[]> =>
  (await readRsvpItems(table, userId, eventId)).map(toFoundRsvp);

/** Lets a person into a booth, or into its line. */
export async function enterBooth(
  table: Table,
  { sessionId, ...booth }: Programme,
  { by, leave, before, ...entering }: Entering,
  ports: EnterPorts,
): Promise<ReserveOutcome | { readonly kind: "elsewhere"; readonly found: FoundRsvp }> {
  const { attendee } = entering;
  const held = before.find(({ rsvp }) => rsvp.sessionId === sessionId) ?? null;
  const other = otherVisit(
    before.map(({ rsvp }) => rsvp),
    sessionId,
    ports.clock().toISOString(),
  );
  const isIn = held?.rsvp.status === "CONFIRMED";
  if (other !== null && other.sessionId !== leave && !isIn) {
    const found = before.find(({ rsvp }) => rsvp === other);
    if (found !== undefined) return { kind: "elsewhere", found };
  }
  const visitFrom = (now: string) => ({ by, endsAt: visitEndsAt(booth, now) });
  const seats = boothBook(table, { newId: randomUUID, attendee, visitFrom });
  const day = { begin: async () => held, known: () => undefined };
  return reserveSeat({ ...entering, sessionId }, { ...ports, seats, day, pause: patience() });
}

export const noBooth = (programme: Programme): Refusal | null =>
  isBooth(programme) ? null : { code: "NOT_A_BOOTH", detail: `“${programme.title}” is no booth.` };
