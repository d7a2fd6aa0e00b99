import type { DoorAnswer } from "../../contract/door/check-ins.ts";
import { countsOf } from "../../core/door/check-in.ts";
import type { StoredProgramme } from "../../core/programme/session.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { HeldStatus } from "../../core/seats/rsvp.ts";
import { graceOf, noShowAt } from "../../core/standby/grace.ts";
import { standbyOf } from "../../core/standby/standby.ts";
import { entityTag } from "../../middleware/entity-tags.ts";
import { FIRST_PLACE, type PeoplePage, type Place } from "../../store/door/door-people.ts";

interface Read {
  readonly programme: StoredProgramme;
  readonly ledger: Ledger;
  readonly page: PeoplePage;
  readonly keys: ReadonlyMap<string, string>;
  /** People who have not come keep their seats, although the grace is over. */
  readonly heldBack: boolean;
  readonly asOf: string;
}

export function doorAnswer({ programme, ledger, page, keys, heldBack, asOf }: Read): DoorAnswer {
  const { sessionId, eventId, kind, title, room, startsAt, endsAt } = programme;
  const { state, capacity } = ledger;
  return {
    session: { sessionId, eventId, title, room, startsAt, endsAt, state, kind, capacity },
    counts: countsOf(ledger),
    grace: {
      minutes: graceOf(ledger),
      noShowAt: noShowAt(ledger),
      releasedAt: standbyOf(ledger).releasedAt,
      heldBack,
    },
    calledTo: standbyOf(ledger).calledTo,
    attendees: page.people,
    keys: [...keys].map(([keyId, publicKey]) => ({ keyId, publicKey })),
    asOf,
    nextCursor: page.next && cursorOf(page.next),
  };
}

/** Tickets and accepted offers change no count of the ledger, so an answer is true no longer than this. */
const TRUE_FOR_MS = 20_000;

/** Each check-in and each change of a seat changes the ledger, so its tag costs one read. */
export const doorTag = (
  { programme, ledger, heldBack }: Pick<Read, "programme" | "ledger" | "heldBack">,
  cursor: string,
  now: Date,
): string =>
  entityTag(JSON.stringify([programme, ledger, heldBack, cursor, Math.floor(now.getTime() / TRUE_FOR_MS)]));

const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

const STATUSES: readonly unknown[] = ["CONFIRMED", "OFFERED", "WAITLISTED"] satisfies HeldStatus[];
/** DynamoDB's limit for a sort key. */
const MAX_KEY_BYTES = 1_024;

/** It holds only what the request does not say, so no cursor leads to another session. `null`: it is none. */
export function placeIn(cursor: string | undefined): Place | null {
  if (cursor === undefined) return FIRST_PLACE;
  try {
    const { status, after, before } = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const isAfter =
      after === null || (typeof after === "string" && Buffer.byteLength(after) <= MAX_KEY_BYTES);
    const isPlace = STATUSES.includes(status) && isAfter && Number.isInteger(before) && after !== "";
    return isPlace ? { status, after, before } : null;
  } catch {
    return null;
  }
}
