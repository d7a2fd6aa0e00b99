import type { AgendaSession, MovedFrom } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { endText, timeRange } from "../../time/time-range.ts";
import { shortDate } from "../../time/zoned.ts";

/** Where two blocks share a phone's width, each thing has a line of its own. */
const LINE = "@max-[13rem]:block";

interface BlockPlaceProps {
  readonly session: AgendaSession;
  readonly timeZone: string;
  /** Where it was before, as long as that is news. */
  readonly moved: MovedFrom | undefined;
}

/** `Sail Loft · until 12:45`, and who speaks. What has changed is struck through before the new value. */
export function BlockPlace({ session, timeZone, moved }: BlockPlaceProps) {
  const people = [session.speakers.map(({ name }) => name).join(", "), session.type];
  const about = people.filter(Boolean).join(" · ");
  const otherTime =
    moved !== undefined && (moved.startsAt !== session.startsAt || moved.endsAt !== session.endsAt);
  return (
    <>
      <p className="text-sm/[1.1875rem] text-ink-soft">
        <Room room={session.room} before={moved} />
        <span className={LINE}>{text.until(endText(session, timeZone))}</span>
      </p>
      {about !== "" && <p className="text-sm/[1.1875rem] text-ink-soft @max-[13rem]:line-clamp-2">{about}</p>}
      {otherTime && (
        <p className="text-sm/[1.1875rem] text-ink-soft tabular-nums">
          <s>{whenText(moved, timeZone)}</s>{" "}
          <b className="font-semibold text-ink">{whenText(session, timeZone)}</b>
        </p>
      )}
    </>
  );
}

interface RoomProps {
  readonly room: string | null;
  readonly before: MovedFrom | undefined;
}

function Room({ room, before }: RoomProps) {
  const moved = before !== undefined && before.room !== room;
  if (room === null && !moved) return null;
  return (
    <>
      {moved && before.room !== null && (
        <>
          <s>{before.room}</s>{" "}
        </>
      )}
      {room !== null && (moved ? <b className="font-semibold text-ink">{room}</b> : <span>{room}</span>)}
      <span className="@max-[13rem]:hidden"> · </span>
    </>
  );
}

type When = Pick<MovedFrom, "startsAt" | "endsAt">;

const whenText = (when: When, zone: string): string =>
  `${shortDate(when.startsAt, zone)}, ${timeRange(when, zone)}`;
