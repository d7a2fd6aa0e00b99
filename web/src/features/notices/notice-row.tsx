import {
  ArrowRight,
  Bell,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  MessageSquare,
  Ticket,
} from "lucide-react";
import type { Notice, NoticeKind } from "../../api/answers.ts";
import { inboxMessages as text } from "../../messages/attendee/inbox-messages.ts";
import { browserZone, clockTime } from "../../time/zoned.ts";
import { LinkedText } from "../../ui/linked-text.tsx";

const GOOD = "bg-good-wash text-good";
const WARN = "bg-warn-wash text-warn";
const BAD = "bg-bad-wash text-bad";
const PLAIN = "bg-accent-wash text-accent";

const looks: Record<NoticeKind, readonly [icon: LucideIcon, color: string]> = {
  CONFIRMED: [CircleCheck, GOOD],
  CONFIRMED_FROM_LINE: [CircleCheck, GOOD],
  WAITLISTED: [Clock, PLAIN],
  OFFER_MADE: [Ticket, WARN],
  OFFER_ENDING: [Ticket, WARN],
  OFFER_EXPIRED: [CircleX, BAD],
  OFFER_DECLINED: [CircleX, PLAIN],
  CANCELLED: [CircleX, BAD],
  MOVED: [ArrowRight, WARN],
  REMINDER: [Bell, PLAIN],
  LINE_CLOSED: [CircleX, BAD],
  MESSAGE: [MessageSquare, PLAIN],
};

interface NoticeRowProps {
  readonly eventId: string;
  readonly notice: Notice;
}

/** A row leads to the session that it is about. */
export function NoticeRow({ eventId, notice }: NoticeRowProps) {
  const { kind, sessionId, title, at, read } = notice;
  const [Icon, color] = looks[kind];
  return (
    <li className="relative flex gap-4 border-t border-line py-4">
      <span className={`grid size-10 shrink-0 place-items-center rounded-full ${color}`}>
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <h3 className={`leading-snug ${read ? "font-medium" : "font-bold"}`}>
            <a
              href={`/events/${eventId}/sessions/${sessionId}`}
              className="after:absolute after:inset-0 after:rounded-control"
            >
              {title}
            </a>
          </h3>
          <p className="flex shrink-0 items-center gap-2 text-sm text-ink-soft tabular-nums">
            <time dateTime={at}>{clockTime(at, browserZone())}</time>
            {!read && (
              <span className="size-2.5 rounded-full bg-accent">
                <span className="sr-only">{text.isNew}</span>
              </span>
            )}
          </p>
        </div>
        <p className="mt-1 text-sm leading-relaxed break-words whitespace-pre-line text-ink-soft">
          {kind === "MESSAGE" ? <LinkedText text={notice.text} /> : notice.text}
        </p>
      </div>
    </li>
  );
}
