import { randomUUID } from "node:crypto";
import { reserveAnyOf } from "../../../functions/core/any-of/reserve-any-of.ts";
import type { OnOffer } from "../../../functions/core/seats/on-offer.ts";
import { anyOfBook } from "../../../functions/store/any-of/any-of-book.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";

interface Options {
  readonly onOffer?: OnOffer;
  readonly anyOfId?: string;
  /** The sessions whose waitlists the consumer is asked to look at. */
  readonly nudged?: string[];
}

/** A person asks for one of these sessions, in order, as they are reached through `table`. */
export function askAnyOf(
  table: Table,
  userId: string,
  now: string,
  sessions: readonly { readonly sessionId: string }[],
  { onOffer, anyOfId = "these", nudged = [] }: Options = {},
) {
  const seats = seatBook(table, { newId: randomUUID });
  return reserveAnyOf(
    {
      ...{ requestId: randomUUID(), eventId: "conf", userId, anyOfId, onOffer },
      attendee: { userId, name: userId, email: null },
      sessionIds: sessions.map(({ sessionId }) => sessionId),
    },
    {
      allowance: { take: async () => ({ granted: true }) },
      groups: anyOfBook(table),
      portsFor: () => ({ seats }),
      clock: () => new Date(now),
      pause: patience(),
      nudge: async (sessionId) => void nudged.push(sessionId),
    },
  );
}
