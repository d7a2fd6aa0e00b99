import { readManualCode } from "../../contract/tickets/manual-code.ts";
import { type VerifiedTicket, verifyTicket } from "../../contract/tickets/verify-ticket.ts";
import type { Shown } from "../../core/door/check-in.ts";
import type { Known } from "../../core/door/door-book.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { ticketCodeKey, ticketIdKey } from "../keys.ts";

/** The public keys of tickets by their ids, as an instance knows them; `anew` reads them again. */
export type TicketKeys = (options: { readonly anew: boolean }) => Promise<ReadonlyMap<string, string>>;

export interface Identifying {
  readonly keys: TicketKeys;
}

/** What is known of a ticket before the table is asked whose it is. */
type Read = { readonly ticketId: string } | Known;

const UNKNOWN: Known = { kind: "ticket-unknown" };

/** Says whose tickets and codes these are: at most two reads for a hundred of them. */
export async function identify(
  table: Table,
  { keys }: Identifying,
  sessionId: string,
  shown: readonly Shown[],
): Promise<readonly Known[]> {
  const eventId = eventIdOf(sessionId);
  const [read, codes] = await Promise.all([
    Promise.all(shown.map((each) => readShown(each, eventId, keys))),
    idsOfCodes(table, eventId, shown),
  ]);
  const ids = read.map((each, at) => {
    const code = shown[at];
    return code?.kind === "code" ? idOfCode(code.code, codes) : each;
  });
  const named = new Set(ids.flatMap((each) => ("ticketId" in each ? [each.ticketId] : [])));
  const records = await readItems(table, [...named].map(ticketIdKey), true);
  const recordOf = new Map(records.map((item) => [item.PK, item]));
  return ids.map((each) =>
    "ticketId" in each ? personOf(recordOf.get(ticketIdKey(each.ticketId).PK), eventId) : each,
  );
}

async function readShown(shown: Shown, eventId: string, keys: TicketKeys): Promise<Read> {
  switch (shown.kind) {
    case "person":
      return { kind: "known", userId: shown.userId };
    case "walk-in":
      return { kind: "known", userId: null };
    case "code":
      return UNKNOWN;
    case "ticket":
      return readTicket(await verify(shown.text, eventId, keys));
  }
}

/** A key may be younger than those that the instance has read. */
async function verify(text: string, eventId: string, keys: TicketKeys): Promise<VerifiedTicket> {
  const verified = await verifyTicket(text, { eventId, keys: await keys({ anew: false }) });
  return verified.kind === "unknown-key"
    ? verifyTicket(text, { eventId, keys: await keys({ anew: true }) })
    : verified;
}

function readTicket(verified: VerifiedTicket): Read {
  switch (verified.kind) {
    case "valid":
      return { ticketId: verified.claims.ticketId };
    case "of-another-event":
      return { kind: "ticket-of-another-event" };
    case "not-a-ticket":
      return UNKNOWN;
    // A key that is no longer accepted may be in somebody else's hands.
    case "unknown-key":
    case "forged":
      return { kind: "ticket-forged" };
  }
}

async function idsOfCodes(
  table: Table,
  eventId: string,
  shown: readonly Shown[],
): Promise<ReadonlyMap<string, string>> {
  const codes = shown.flatMap((each) => (each.kind === "code" ? [readManualCode(each.code)] : []));
  const named = [...new Set(codes)].filter((code) => code !== null);
  const items = await readItems(
    table,
    named.map((code) => ticketCodeKey(eventId, code)),
    true,
  );
  return new Map(items.map(({ SK, ticketId }) => [SK, String(ticketId)]));
}

function idOfCode(typed: string, codes: ReadonlyMap<string, string>): Read {
  const code = readManualCode(typed);
  const ticketId = code === null ? undefined : codes.get(ticketCodeKey("", code).SK);
  return ticketId === undefined ? UNKNOWN : { ticketId };
}

function personOf(record: Item | undefined, eventId: string): Known {
  if (record === undefined) return UNKNOWN;
  if (record.eventId !== eventId) return { kind: "ticket-of-another-event" };
  const userId = textOrNull(record.userId);
  return userId === null ? { kind: "ticket-replaced" } : { kind: "known", userId };
}
