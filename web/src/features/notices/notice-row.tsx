import {
  ArrowRight,
  Bell,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  MessageSquare,
  MessageSquareHeart,
  Ticket,
  Users,
} from "lucide-react";
import type { Notice, NoticeKind } from "../../api/answers.ts";
import { inboxMessages as text } from "../../messages/attendee/inbox-messages.ts";
import { clockTime } from "../../time/zoned.ts";
import { LinkedText } from "../../ui/linked-text.tsx";

const GOOD = "bg-good-wash text-good";
const WARN = "bg-warn-wash text-warn";
const BAD = "bg-bad-wash text-bad";
const WAIT = "bg-wait-wash text-wait";
const PLAIN = "bg-accent-wash text-accent";

const looks: Record<NoticeKind, readonly [icon: LucideIcon, color: string]> = {
  CONFIRMED: [CircleCheck, GOOD],
  CONFIRMED_FROM_LINE: [CircleCheck, GOOD],
  WAITLISTED: [Users, WAIT],
  OFFER_MADE: [Ticket, PLAIN],
  OFFER_ENDING: [Clock, WARN],
  OFFER_EXPIRED: [Clock, BAD],
  OFFER_DECLINED: [CircleX, PLAIN],
  CANCELLED: [CircleX, BAD],
  MOVED: [ArrowRight, WARN],
  REMINDER: [Bell, PLAIN],
  LINE_CLOSED: [CircleX, BAD],
  FEEDBACK_ASKED: [MessageSquareHeart, PLAIN],
  CALLED: [Ticket, GOOD],
  MESSAGE: [MessageSquare, PLAIN],
};

interface NoticeRowProps {
  readonly eventId: string;
  readonly notice: Notice;
  readonly timeZone: string;
}

/** An offer has a page of its own. It also says when the offer has ended. */
const OF_OFFERS: readonly NoticeKind[] = ["OFFER_MADE", "OFFER_ENDING"];

/** A row leads to the session, or to the offer, that it is about. */
export function NoticeRow({ eventId, notice, timeZone }: NoticeRowProps) {
  const { kind, sessionId, title, at, read } = notice;
  const [Icon, color] = looks[kind];
  const page = `/events/${eventId}/sessions/${sessionId}`;
  return (
    <li className="relative flex gap-3.5 border-t border-line px-4 py-4 transition-colors hover:bg-sunken/60 sm:px-2">
      <span className={`grid size-10 shrink-0 place-items-center rounded-full ${color}`}>
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <h3 className={`font-display text-[1.0625rem]/[1.375rem] ${read ? "font-medium" : "font-[650]"}`}>
            <a
              href={
                OF_OFFERS.includes(kind)
                  ? `${page}/offer`
                  : kind === "FEEDBACK_ASKED"
                    ? `${page}#feedback`
                    : page
              }
              className="after:absolute after:inset-0 after:rounded-control"
            >
              {title}
            </a>
          </h3>
          <p className="flex shrink-0 items-center gap-2 text-sm text-ink-soft tabular-nums">
            <time dateTime={at}>{clockTime(at, timeZone)}</time>
            {!read && (
              <span className="size-2.5 rounded-full bg-accent">
                <span className="sr-only">{text.isNew}</span>
              </span>
            )}
          </p>
        </div>
        <p className="mt-0.5 text-[0.9375rem]/[1.3125rem] break-words whitespace-pre-line text-ink-soft">
          {kind === "MESSAGE" ? <LinkedText text={notice.text} /> : notice.text}
        </p>
      </div>
    </li>
  );
}
