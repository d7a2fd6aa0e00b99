import { isPlaceholder } from "../../contract/placeholder.ts";
import { type MailStop, type StopReason, whyStopped } from "../../core/notices/mail-stop.ts";
import type { Hand } from "../../core/roster/hand.ts";
import type { RsvpStatus } from "../../core/seats/rsvp.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { rsvpKey, userIdOf, userPartition } from "../keys.ts";
import { findItemsWith, firstPeople } from "../ledger/people.ts";
import { mailStopsOf } from "../notices/mail-stops.ts";

export interface RosterEntry {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly status: RsvpStatus;
  readonly rsvpId: string;
  readonly rsvpAt: string | null;
  readonly waitlistedAt: string | null;
  readonly offerExpiresAt: string | null;
  /** When the person was let in at the door. */
  readonly checkedInAt: string | null;
  readonly standbyNumber: number | null;
  /** Why no mails go to the person's address. */
  readonly mailStopped: StopReason | null;
  /** `false`: an organizer has entered the address, and nobody has signed in with it yet. */
  readonly hasAccount: boolean;
  /** An organizer has added the person. */
  readonly added: Hand | null;
  /** An organizer has offered them a seat before others. */
  readonly outOfTurn: Hand | null;
}

export interface RosterPage {
  readonly attendees: readonly RosterEntry[];
  readonly nextCursor: string | null;
}

export interface RosterRequest {
  readonly sessionId: string;
  readonly status: Exclude<RsvpStatus, "CANCELLED">;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Reads a page of a session's people of one status, in order of time; `null` for another roster's cursor. */
export async function readRoster(table: Table, request: RosterRequest): Promise<RosterPage | null> {
  const after = request.cursor === undefined ? undefined : positionIn(request.cursor);
  if (after === null) return null;
  const numbers = await findItemsWith(table, request.sessionId, request.status);
  const { items, hasMore } = await firstPeople(table, request, numbers, { limit: request.limit, after });
  const last = items.at(-1);
  const stops = await mailStopsOf(table, items.filter(({ email }) => email !== undefined).map(userIdOf));
  return {
    attendees: items.map((item) => toRosterEntry(item, stops.get(userIdOf(item)) ?? null)),
    nextCursor: hasMore && last ? cursorOf(last) : null,
  };
}

const ROWS_PER_PAGE = 1_000;

/** Reads all people of a session who have one status. */
export async function readWholeRoster(
  table: Table,
  people: Pick<RosterRequest, "sessionId" | "status">,
): Promise<RosterEntry[]> {
  const attendees: RosterEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await readRoster(table, { ...people, limit: ROWS_PER_PAGE, cursor });
    attendees.push(...(page?.attendees ?? []));
    cursor = page?.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return attendees;
}

/** DynamoDB's limit for a sort key. */
const MAX_KEY_BYTES = 1_024;

/** The cursor holds only what the request does not say, so no cursor leads to another session. */
const cursorOf = ({ PK, bySessionSK }: Item): string =>
  Buffer.from(JSON.stringify([PK, bySessionSK])).toString("base64url");

function positionIn(cursor: string): string | null {
  const parsed = parseJson(Buffer.from(cursor, "base64url").toString());
  if (!Array.isArray(parsed) || parsed.length !== 2) return null;
  const [PK, bySessionSK] = parsed;
  if (typeof PK !== "string" || typeof bySessionSK !== "string") return null;
  if (Buffer.byteLength(PK) > MAX_KEY_BYTES || Buffer.byteLength(bySessionSK) > MAX_KEY_BYTES) return null;
  const userId = userIdOf({ PK });
  if (PK !== userPartition(userId) || !bySessionSK.endsWith(`#${userId}`)) return null;
  return bySessionSK;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const toRosterEntry = (item: Item, stop: MailStop | null): RosterEntry => ({
  userId: userIdOf(item),
  name: textOrNull(item.name),
  email: textOrNull(item.email),
  status: item.status as RsvpStatus,
  rsvpId: String(item.rsvpId),
  rsvpAt: textOrNull(item.rsvpAt),
  waitlistedAt: textOrNull(item.waitlistedAt),
  offerExpiresAt: textOrNull(item.offerExpiresAt),
  checkedInAt: textOrNull(item.checkedInAt),
  standbyNumber: typeof item.standbyNumber === "number" ? item.standbyNumber : null,
  mailStopped: whyStopped(stop, textOrNull(item.email)),
  hasAccount: !isPlaceholder(userIdOf(item)),
  added: (item.added as Hand | undefined) ?? null,
  outOfTurn: (item.outOfTurn as Hand | undefined) ?? null,
});

/** One person of a session, whatever they have there. */
export async function findRosterEntry(
  table: Table,
  sessionId: string,
  userId: string,
): Promise<RosterEntry | null> {
  const [item, stops] = await Promise.all([
    find(table, rsvpKey(userId, sessionId), (found) => found),
    mailStopsOf(table, [userId]),
  ]);
  return item && toRosterEntry(item, stops.get(userId) ?? null);
}
