import { ListOrdered } from "lucide-react";
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import type { Event, ScheduleEntry } from "../../api/answers.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { ClashList } from "../../seats/clash-line.tsx";
import { clashesOf } from "../../seats/clashes.ts";
import { type Group, offeredIn } from "../../seats/groups.ts";
import { SessionLink } from "../../seats/session-link.tsx";
import { timeRange } from "../../time/time-range.ts";
import { shortDate } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { returnFocus } from "../../ui/return-focus.ts";
import { useLeaveGroup } from "./use-leave-group.ts";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));

interface GroupCardProps {
  readonly group: Group;
  readonly event: Event;
  /** Everything that the person has in the event. */
  readonly entries: readonly ScheduleEntry[];
  /** Milliseconds since 1970. */
  readonly now: number;
  renderSeats(entry: ScheduleEntry): ReactNode;
}

/** Sessions of which the person wants one: where they wait, what is paused, and how to leave one line or all. */
export function GroupCard({ group, event, entries, now, renderSeats }: GroupCardProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const { busy, leave } = useLeaveGroup();
  const { members } = group;
  const offered = offeredIn(group, now);
  return (
    <section
      aria-labelledby={id}
      className="rounded-card border border-line bg-surface p-4 print:break-inside-avoid"
    >
      <h2 id={id} className="flex items-center gap-2 font-display text-lg/6 font-semibold">
        <ListOrdered aria-hidden className="size-5 shrink-0 text-wait" />
        {text.card(members.length)}
      </h2>
      <p className="mt-1 text-sm/[1.1875rem] text-ink-soft">{text.cardHint}</p>
      <ol className="mt-3">
        {members.map((entry, index) => (
          <Member
            key={entry.rsvp.rsvpId}
            {...{ entry, event, group, entries, now }}
            place={index + 1}
            pausedBy={offered !== undefined && offered !== entry ? offered.session.title : undefined}
          >
            {renderSeats(entry)}
          </Member>
        ))}
      </ol>
      <div className="mt-1 flex justify-end border-t border-line pt-3 print:hidden">
        <Button ref={button} variant="quiet" size="sm" busy={busy} onClick={() => setAsking(true)}>
          {text.leaveAll}
        </Button>
      </div>
      {asking && (
        <Suspense>
          <ConfirmDialog
            question={text.question(members.length, offered?.session.title)}
            onConfirm={() => void leave(group)}
            onClose={() => setAsking(false)}
            returnFocus={() => returnFocus(button.current)}
          />
        </Suspense>
      )}
    </section>
  );
}

interface MemberProps extends Pick<GroupCardProps, "group" | "event" | "entries" | "now"> {
  readonly entry: ScheduleEntry;
  readonly place: number;
  /** The title of the session whose offer is open. */
  readonly pausedBy: string | undefined;
  readonly children: ReactNode;
}

function Member({ entry, place, group, event, entries, now, pausedBy, children }: MemberProps) {
  const { session } = entry;
  const { timeZone } = event;
  // A person gets one of them, so they are not in each other's way.
  const others = entries.filter((each) => !group.members.includes(each));
  return (
    <li className="relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-t border-line py-3">
      <span className="font-display font-semibold text-ink-soft tabular-nums">{text.number(place)}</span>
      <div className="min-w-0">
        <h3 className="font-display text-[1.0625rem]/[1.375rem] font-semibold">
          <SessionLink session={session} cancelled={false} />
        </h3>
        <p className="text-sm/[1.1875rem] text-ink-soft tabular-nums">
          {[`${shortDate(session.startsAt, timeZone)}, ${timeRange(session, timeZone)}`, session.room]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <ClashList
          session={session}
          clashes={clashesOf(session, { entries: others }, event, now)}
          timeZone={timeZone}
        />
        {pausedBy !== undefined && (
          <p className="pt-1 text-[0.8125rem]/[1.125rem] text-ink-soft">{text.paused(pausedBy)}</p>
        )}
        <div className="relative mt-2">{children}</div>
      </div>
    </li>
  );
}
