import { randomUUID } from "node:crypto";
import { placeholderId } from "../../../functions/contract/placeholder.ts";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import { claimAll } from "../../../functions/core/account/claim.ts";
import { type AddRequest, addAttendee } from "../../../functions/core/roster/add-attendee.ts";
import { offerOutOfTurn } from "../../../functions/core/roster/offer-out-of-turn.ts";
import { claimBook } from "../../../functions/store/account/claim-book.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { addingBook } from "../../../functions/store/roster/adding-book.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";

const addressOf = (name: string): string => `${name}@example.org`;
export const waitingId = (name: string): string => placeholderId(addressOf(name));

interface Acting {
  /** The table as this request reaches it. */
  readonly own?: Table;
}

/** What organizers do by hand in a session, and how people claim it, each at a given time. */
export function playedHands(table: Table, sessionId: string) {
  const nudged: string[] = [];
  const nudge = async (id: string) => void nudged.push(id);
  return {
    nudged,

    /** Adds the person behind an address. */
    add(name: string, now: string, over: Partial<AddRequest> & Acting = {}) {
      const { own = table, ...asked } = over;
      const request: AddRequest = {
        ...{ requestId: randomUUID(), sessionId, by: "Olu", note: null, overCapacity: false },
        attendee: { userId: waitingId(name), name, email: addressOf(name) },
        as: "CONFIRMED",
        ...asked,
      };
      const ports = {
        book: addingBook(own, randomUUID),
        clock: () => new Date(now),
        pause: patience(),
        nudge,
      };
      return addAttendee(request, ports);
    },

    offer(
      userId: string,
      now: string,
      { own = table, overCapacity = false }: Acting & { overCapacity?: boolean } = {},
    ) {
      const request = {
        requestId: randomUUID(),
        sessionId,
        userId,
        by: "Olu",
        note: "She speaks",
        overCapacity,
      };
      return offerOutOfTurn(request, {
        waitlist: waitlistBook(own),
        findRsvp: (session, user) => findRsvp(own, session, user),
        ...{ quietSpans, clock: () => new Date(now), pause: patience() },
      });
    },

    /** The person signs in, on one device. */
    claim(name: string, now: string, { own = table, userId = name }: Acting & { userId?: string } = {}) {
      const attendee = { userId, name, email: addressOf(name) };
      return claimAll({
        book: claimBook(own, { attendee, requestId: randomUUID(), placeholder: waitingId(name) }),
        ...{ clock: () => new Date(now), pause: patience, hasTime: () => true, nudge },
      });
    },
  };
}
