import { byStart, type Session } from "../../core/programme/session.ts";
import { eventIdOf, type HeldStatus, isHeld } from "../../core/seats/rsvp.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { sessionIdOfRsvp } from "../keys.ts";
import { readSessions } from "../programme/sessions.ts";
import { readRsvpItems, toRsvp } from "../seats/rsvp.ts";
import { withPosition } from "../waitlist/waitlist-book.ts";

/** People come an hour early to the wrong room, and leave late. */
const AROUND_MS = 60 * 60_000;

/** What a person without a seat has here, and in other sessions of the event around now. */
export interface Elsewhere {
  readonly name: string | null;
  readonly holds: "OFFERED" | "WAITLISTED" | null;
  /** `null`: the person does not wait here, or more than a thousand are before them. */
  readonly waitlistPosition: number | null;
  readonly has: readonly HeldSession[];
}

interface HeldSession extends Pick<Session, "sessionId" | "title" | "room" | "startsAt" | "endsAt"> {
  readonly status: HeldStatus;
}

/** One query, and one call for the sessions. */
export async function findElsewhere(
  table: Table,
  sessionId: string,
  userId: string,
  now: Date,
): Promise<Elsewhere> {
  const items = await readRsvpItems(table, userId, eventIdOf(sessionId));
  const own = items.find((item) => sessionIdOfRsvp(item) === sessionId);
  const others = items.map(toRsvp).filter((each) => isHeld(each) && each.sessionId !== sessionId);
  const otherIds = others.map((each) => each.sessionId);
  const [rsvp, sessions] = await Promise.all([
    own && withPosition(table, toRsvp(own)),
    readSessions(table, otherIds),
  ]);
  const isAround = ({ startsAt, endsAt }: Session) =>
    Date.parse(startsAt) - AROUND_MS <= now.getTime() && now.getTime() <= Date.parse(endsAt) + AROUND_MS;
  const has = others.flatMap(({ sessionId: id, status }) => {
    const session = sessions.get(id);
    return session && isAround(session) ? [toHeld(session, status as HeldStatus)] : [];
  });
  const { waitlistPosition = null, status } = rsvp ?? {};
  return {
    name: nameIn(items),
    holds: status === "OFFERED" || status === "WAITLISTED" ? status : null,
    waitlistPosition: typeof waitlistPosition === "number" ? waitlistPosition : null,
    has: has.sort(byStart),
  };
}

const toHeld = ({ sessionId, title, room, startsAt, endsAt }: Session, status: HeldStatus): HeldSession => ({
  ...{ sessionId, title, room, startsAt, endsAt, status },
});

const nameIn = (items: readonly Item[]): string | null =>
  items.map(({ name }) => textOrNull(name)).find((name) => name !== null) ?? null;
