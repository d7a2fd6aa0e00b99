import type { ReactNode } from "react";
import type { Rsvp, ScheduleEntry } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { ClashList } from "../../seats/clash-line.tsx";
import { endingOf } from "../../seats/ending.ts";
import { LateStandbyLine, standsBy } from "../../seats/late-standby-line.tsx";
import { type News, newsOf } from "../../seats/news.ts";
import { GotIt } from "../../seats/seat-news.tsx";
import { SessionLink } from "../../seats/session-link.tsx";
import { useSessionState } from "../../seats/use-live-session.ts";
import { useSeenNews } from "../../seats/use-seen-news.ts";
import { Mark } from "../../ui/mark.tsx";
import { trackProps } from "../../ui/track-color.ts";
import { BlockMarks, EndedText } from "./block-marks.tsx";
import { BlockPlace } from "./block-place.tsx";
import type { Block } from "./timeline.ts";

export interface BlockLook {
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The place of a track in the schedule's order; -1: none. */
  trackIndex(track: string | null): number;
  /** The entry whose start comes next. */
  readonly next: ScheduleEntry | undefined;
  renderSeats(entry: ScheduleEntry): ReactNode;
}

interface BlockCardProps extends BlockLook {
  readonly block: Block;
}

/** A seat is painted in its track's colour, a seat that is only hoped for is white, and what has ended is hatched. */
export function BlockCard({ block, timeZone, now, trackIndex, next, renderSeats }: BlockCardProps) {
  const { entry, told, drawn } = block;
  const { rsvp, session } = entry;
  const state = useSessionState(session);
  const ending = endingOf({ ...session, state }, rsvp, now);
  const news = newsOf(rsvp, ending, session, useSeenNews());
  const standing = ending ? "ended" : rsvp.status === "CONFIRMED" ? "yours" : "hoped";
  const track = trackIndex(session.track);
  const cancelled = ending?.reason === "SESSION_CANCELLED";
  const { style, ...colours } = track < 0 ? { style: {} } : trackProps(track);
  const bar = cancelled ? "var(--bad)" : track < 0 || ending ? "var(--line-strong)" : "var(--track-bar)";
  return (
    <article
      {...colours}
      style={{ ...style, "--bar": bar } as React.CSSProperties}
      data-standing={standing}
      className={`day-block @container relative h-full min-h-16 overflow-hidden rounded-chip ${lookOf(standing, rsvp, track)}`}
    >
      <div className="flex flex-col gap-x-4 gap-y-2 py-2.5 pr-3 pl-4.5 @max-[13rem]:pr-2 @max-[13rem]:pl-4 @lg:flex-row @lg:items-center">
        <div className="min-w-0 flex-1">
          <h3
            className={`font-display text-[1.0625rem]/[1.375rem] font-semibold ${ending ? "text-ink-soft" : ""}`}
          >
            <SessionLink session={session} cancelled={cancelled} />
          </h3>
          <BlockPlace {...{ session, timeZone }} moved={news?.moved} />
          <ClashList session={session} clashes={told} timeZone={timeZone} />
          <ClashList session={session} clashes={drawn} timeZone={timeZone} className="sr-only" />
          {standsBy(session, rsvp, now) && <LateStandbyLine {...{ session, rsvp, timeZone }} brief />}
          {news?.ended && <EndedText ended={news.ended} timeZone={timeZone} />}
        </div>
        <BlockFoot {...{ entry, news, timeZone, now, next }}>{!cancelled && renderSeats(entry)}</BlockFoot>
      </div>
    </article>
  );
}

type Standing = "yours" | "hoped" | "ended";

function lookOf(standing: Standing, { status }: Rsvp, track: number): string {
  if (standing === "ended") return "";
  if (standing === "yours") return track < 0 ? "bg-sunken" : "bg-track-wash";
  return status === "OFFERED"
    ? "bg-surface ring-2 ring-accent ring-inset"
    : "bg-surface ring-[1.5px] ring-line-strong ring-inset";
}

interface BlockFootProps extends Pick<BlockLook, "timeZone" | "now" | "next"> {
  readonly entry: ScheduleEntry;
  readonly news: News | undefined;
  readonly children: ReactNode;
}

/** What happened, what to do, and whether it is next. */
function BlockFoot({ entry, news, timeZone, now, next, children }: BlockFootProps) {
  const { rsvp, session } = entry;
  const starts = Date.parse(session.startsAt);
  return (
    <div className="flex flex-wrap items-center gap-2 @lg:max-w-64 @lg:justify-end">
      {news && <BlockMarks {...{ news, session, timeZone }} />}
      {entry === next && starts > now && <Mark tone="accent">{text.next(starts - now)}</Mark>}
      {rsvp.status === "CONFIRMED" && starts <= now && now < Date.parse(session.endsAt) && (
        <Mark tone="accent">{text.onNow}</Mark>
      )}
      <div className="relative ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2 @max-[13rem]:ml-0">
        {children}
        {news?.at !== undefined && <GotIt rsvpId={rsvp.rsvpId} at={news.at} />}
      </div>
    </div>
  );
}
