import { ArrowRight } from "lucide-react";
import type { AgendaSession } from "../../api/answers.ts";
import { newsMessages } from "../../messages/attendee/news-messages.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { sessionMessages } from "../../messages/attendee/session-messages.ts";
import type { Ending, EndReason } from "../../seats/ending.ts";
import type { News } from "../../seats/news.ts";
import { clockTime, dayKey, momentText } from "../../time/zoned.ts";
import { Mark } from "../../ui/mark.tsx";

interface BlockMarksProps {
  readonly news: News;
  readonly session: AgendaSession;
  readonly timeZone: string;
}

const ends: Record<EndReason, readonly [label: string, tone: "bad" | "plain"]> = {
  OFFER_EXPIRED: [text.offerEnded, "plain"],
  SESSION_CANCELLED: [text.cancelled, "bad"],
  SESSION_STARTED: [text.started, "plain"],
  MOVED: [text.movedAway, "plain"],
  ORGANIZER: [text.removed, "bad"],
  NO_SHOW: [text.released, "bad"],
};

/** The news in a few words. */
export function BlockMarks({ news: { ended, moved }, session, timeZone }: BlockMarksProps) {
  if (ended) {
    const [label, tone] = ends[ended.reason];
    return <Mark tone={tone}>{label}</Mark>;
  }
  if (moved === undefined) return null;
  const { startsAt, room } = session;
  const sameDay = dayKey(moved.startsAt, timeZone) === dayKey(startsAt, timeZone);
  const time = sameDay ? sessionMessages.movedTime(clockTime(startsAt, timeZone)) : sessionMessages.movedDay;
  const marks = [
    moved.startsAt !== startsAt && time,
    moved.room !== room && sessionMessages.movedRoom,
  ].filter((mark) => mark !== false);
  return (marks.length === 0 ? [text.moved] : marks).map((mark) => (
    <Mark key={mark} tone="warn" icon={ArrowRight}>
      {mark}
    </Mark>
  ));
}

/** The same in a sentence. */
export const EndedText = ({ ended, timeZone }: { readonly ended: Ending; readonly timeZone: string }) => (
  <p className="mt-1 text-sm/[1.1875rem] text-ink">
    {newsMessages.ended[ended.reason](momentText(ended.at, timeZone))}
  </p>
);
