import { memo, type ReactNode } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { SessionLink } from "../../seats/session-link.tsx";
import { useSessionState } from "../../seats/use-live-session.ts";
import { endText, isLong } from "../../time/time-range.ts";
import { trackProps } from "../../ui/track-color.ts";
import type { Phase } from "./phases.ts";
import { StartedSeats } from "./started-seats.tsx";

export interface SessionRowProps {
  readonly session: AgendaSession;
  readonly phase: Phase;
  /** The place of its track in the schedule's order; -1: none. */
  readonly track: number;
  readonly timeZone: string;
  readonly className: string;
  /** The seats in words, in the row's area `seats`, and the button, in `act`. */
  renderSeats(session: AgendaSession): ReactNode;
}

/**
 * The areas of a row. `clash` has no height while nothing is in it: it is the place of the line that names a session at
 * the same time.
 */
const areas =
  "grid-cols-[auto_minmax(0,1fr)_auto] [grid-template-areas:'title_title_title''meta_meta_act''seats_track_act''clash_clash_clash'] lg:grid-cols-[minmax(0,1fr)_7.5rem_8rem_9rem_11.5rem] lg:[grid-template-areas:'title_room_track_seats_act''meta_room_track_seats_act''clash_room_track_seats_act']";

/** A session as a line of the list. Its link covers all of it; what can be done is above the link. */
export const SessionRow = memo(function SessionRow(props: SessionRowProps) {
  const { session, phase, track, timeZone, className, renderSeats } = props;
  const cancelled = useSessionState(session) === "CANCELLED";
  // Without a line below it the title is in the middle of a wide row.
  const alone =
    session.speakers.length === 0 && !isLong(session)
      ? "lg:group-[:not(:has([data-clash]))]/row:[grid-row:title/clash]"
      : "";
  return (
    <article
      {...(track >= 0 && trackProps(track))}
      className={`relative grid min-w-0 flex-1 auto-rows-max items-baseline gap-x-3 py-3 pr-3.5 pl-3.5 has-[[data-seat=confirmed]]:bg-good-wash lg:items-center lg:gap-x-4 lg:py-2.5 ${areas} ${className} group/row`}
    >
      <span
        aria-hidden
        className={`absolute inset-y-3 left-0 w-1 rounded-bar group-has-[[data-seat=confirmed]]/row:inset-y-0 group-has-[[data-seat=confirmed]]/row:rounded-none group-data-[track=hatched]/row:[background-image:repeating-linear-gradient(135deg,transparent_0_3px,var(--canvas)_3px_6px)] ${track >= 0 ? "bg-track-bar" : "bg-line-strong"}`}
      />
      <h3
        className={`line-clamp-3 font-display text-[1.0625rem]/[1.375rem] font-semibold [grid-area:title] lg:text-base/[1.3125rem] ${alone}`}
      >
        <SessionLink session={session} cancelled={cancelled} />
      </h3>
      <p className="truncate text-sm/[1.1875rem] text-ink-soft [grid-area:meta] lg:contents">
        <Where session={session} timeZone={timeZone} />
      </p>
      {phase === "ahead" ? renderSeats(session) : <StartedSeats {...{ session, phase, timeZone }} />}
      {session.track !== null && (
        <p className="truncate text-[0.8125rem]/[1.125rem] font-semibold text-track-name [grid-area:track] max-[22rem]:hidden">
          {session.track}
        </p>
      )}
    </article>
  );
});

/** `Sail Loft · Noor Castellane` on a phone, two cells on a wide screen. */
function Where({ session, timeZone }: Pick<SessionRowProps, "session" | "timeZone">) {
  const speakers = session.speakers.map(({ name }) => name).join(", ");
  const people = isLong(session) ? [speakers, endText(session, timeZone)] : [speakers];
  const others = people.filter(Boolean).join(" · ");
  return (
    <>
      {session.room !== null && (
        <span className="lg:truncate lg:text-[0.9375rem] lg:text-ink lg:[grid-area:room]">
          {session.room}
        </span>
      )}
      {session.room !== null && others !== "" && <span className="lg:hidden"> · </span>}
      {others !== "" && (
        <span className="lg:truncate lg:text-sm/[1.1875rem] lg:text-ink-soft lg:[grid-area:meta]">
          {others}
        </span>
      )}
    </>
  );
}
