import type { RsvpStatus } from "../../core/seats/rsvp.ts";
import { queryPage } from "../dynamodb/queries.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { BY_SESSION_INDEX, bySessionPartition, rsvpKey, userIdOf, userPartition } from "../keys.ts";

export interface RosterEntry {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly status: RsvpStatus;
  readonly rsvpId: string;
  readonly rsvpAt: string | null;
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
  const bySessionPK = bySessionPartition(request.sessionId, request.status);
  const start =
    request.cursor === undefined ? undefined : startKey(request.cursor, request.sessionId, bySessionPK);
  if (start === null) return null;
  const page = await queryPage(table, {
    IndexName: BY_SESSION_INDEX,
    KeyConditionExpression: "bySessionPK = :partition",
    ExpressionAttributeValues: { ":partition": bySessionPK },
    Limit: request.limit,
    ExclusiveStartKey: start,
  });
  return {
    attendees: page.items.map(toRosterEntry),
    nextCursor: page.nextKey ? cursorOf(page.nextKey) : null,
  };
}

/** DynamoDB's limit for a sort key. */
const MAX_KEY_BYTES = 1_024;

/** The cursor holds only what the request does not say, so no cursor leads to another session. */
const cursorOf = ({ PK, bySessionSK }: Item): string =>
  Buffer.from(JSON.stringify([PK, bySessionSK])).toString("base64url");

function startKey(cursor: string, sessionId: string, bySessionPK: string): Item | null {
  const parsed = parseJson(Buffer.from(cursor, "base64url").toString());
  if (!Array.isArray(parsed) || parsed.length !== 2) return null;
  const [PK, bySessionSK] = parsed;
  if (typeof PK !== "string" || typeof bySessionSK !== "string") return null;
  if (Buffer.byteLength(PK) > MAX_KEY_BYTES || Buffer.byteLength(bySessionSK) > MAX_KEY_BYTES) return null;
  const userId = userIdOf({ PK });
  if (PK !== userPartition(userId) || !bySessionSK.endsWith(`#${userId}`)) return null;
  return { ...rsvpKey(userId, sessionId), bySessionPK, bySessionSK };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const toRosterEntry = (item: Item): RosterEntry => ({
  userId: userIdOf(item),
  name: textOrNull(item.name),
  email: textOrNull(item.email),
  status: item.status as RsvpStatus,
  rsvpId: String(item.rsvpId),
  rsvpAt: textOrNull(item.rsvpAt),
});
