import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { AgendaSession, Rsvp } from "../api/answers.ts";
import { useApiAccess } from "../api/api-access-context.ts";
import { askAnew } from "../api/ask-anew.ts";
import { standbyQuery } from "../api/standby.ts";
import { standbyMessages as text } from "../messages/attendee/standby-messages.ts";
import { clockTime } from "../time/zoned.ts";
import { myScheduleKey } from "./my-schedule-query.ts";

interface StandbyLineProps {
  readonly session: AgendaSession;
  readonly rsvp: Rsvp;
  readonly timeZone: string;
  /** Only the number and the call. @default false */
  readonly brief?: boolean;
}

/** The number of a person who stands by, and up to which number the door has called. */
export default function StandbyLine({ session, rsvp, timeZone, brief = false }: StandbyLineProps) {
  const { sessionId, noShowAt } = session;
  const { data } = useQuery(standbyQuery(useApiAccess(), sessionId));
  const number = rsvp.standbyNumber;
  useNumberSoon(rsvp, data !== undefined && data.numberedTo > 0);
  const calledTo = data?.calledTo ?? 0;
  const isCalled = number !== undefined && calledTo >= number;
  return (
    <div className="grid gap-1 text-[0.9375rem]/6" role="status">
      {isCalled ? (
        <p className={`font-display font-semibold text-good ${brief ? "" : "text-xl/7"}`}>
          {text.yours(number)}
        </p>
      ) : (
        <p>
          <span className="font-semibold">{number === undefined ? text.noNumber : text.number(number)}</span>{" "}
          {data && (
            <span className="text-ink-soft tabular-nums">
              {calledTo === 0 ? text.nobodyCalled : text.calledTo(calledTo)}
            </span>
          )}
        </p>
      )}
      {!brief && !isCalled && (
        <p className="text-sm/5 text-ink-soft">
          {text.hint}{" "}
          {noShowAt !== undefined && data?.releasedAt === null && text.from(clockTime(noShowAt, timeZone))}
        </p>
      )}
    </div>
  );
}

/** Once numbers are given, the person's own one is asked for. */
function useNumberSoon({ eventId, userId, standbyNumber }: Rsvp, areGiven: boolean): void {
  const client = useQueryClient();
  const asks = areGiven && standbyNumber === undefined;
  useEffect(() => {
    if (!asks) return;
    const ask = () => void askAnew(client, { queryKey: myScheduleKey(eventId, userId) });
    ask();
    const timer = setInterval(ask, 10_000);
    return () => clearInterval(timer);
  }, [asks, client, eventId, userId]);
}
