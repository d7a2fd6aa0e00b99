import type { Session } from "../../api/answers.ts";

export interface RoomNow {
  readonly room: string | null;
  /** What runs in the room, or comes first there. Null: the room has nothing more. */
  readonly session: Session | null;
  readonly running: boolean;
  readonly next: Session | null;
}

/**
 * What happens in each room of a day: rooms in which something runs come first, and rooms that are done come last.
 * @param sessions of the day, in order of start
 * @param now milliseconds since 1970
 */
export function roomsNow(sessions: readonly Session[], now: number): readonly RoomNow[] {
  const names = [...new Set(sessions.map(({ room }) => room))];
  const rooms = names.map((room) =>
    inRoom(
      room,
      sessions.filter((each) => each.room === room),
      now,
    ),
  );
  return rooms.toSorted((a, b) => rankOf(a) - rankOf(b) || startOf(a) - startOf(b) || byName(a, b));
}

function inRoom(room: string | null, sessions: readonly Session[], now: number): RoomNow {
  const begun = ({ startsAt }: Session) => Date.parse(startsAt) <= now;
  // A session that lasts all day runs below those that are on.
  const current = sessions.findLast((each) => begun(each) && Date.parse(each.endsAt) > now);
  const [first, second] = sessions.filter((each) => !begun(each));
  return current === undefined
    ? { room, session: first ?? null, running: false, next: second ?? null }
    : { room, session: current, running: true, next: first ?? null };
}

const rankOf = ({ session, running }: RoomNow): number => (running ? 0 : session === null ? 2 : 1);
const startOf = ({ session, running }: RoomNow): number =>
  running || session === null ? 0 : Date.parse(session.startsAt);
const names = new Intl.Collator("en", { numeric: true });
const byName = (a: RoomNow, b: RoomNow): number => names.compare(a.room ?? "\uffff", b.room ?? "\uffff");
