import { useQueryClient } from "@tanstack/react-query";
import { Check, ListOrdered } from "lucide-react";
import { useEffect, useRef } from "react";
import type { AgendaSession, AnyOf, Event, MySchedule, Rsvp } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { useCached } from "../../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { myScheduleKey, rsvpIn } from "../../seats/my-schedule-query.ts";
import { agendaQuery } from "../../seats/seats-query.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { refusalText } from "./tell-failure.ts";

interface AnyOfAnsweredProps {
  readonly event: Event;
  readonly answer: AnyOf;
  /** The sessions of the request. */
  readonly asked: readonly AgendaSession[];
  onClose(): void;
}

/** What the person has now, in words. The focus comes here, since the form has gone. */
export function AnyOfAnswered({ event, answer, asked, onClose }: AnyOfAnsweredProps) {
  const { rsvps, refused } = answer;
  const heading = useRef<HTMLHeadingElement>(null);
  const titleOf = useTitles(event.eventId);
  const seat = rsvps.find(({ status }) => status === "CONFIRMED");
  const kept = useKeptWaits(event.eventId, asked);
  useEffect(() => heading.current?.focus(), []);
  const Icon = seat ? Check : ListOrdered;
  return (
    <div className="flex min-h-0 flex-col px-5 pt-4 pb-[calc(1.25rem+env(safe-area-inset-bottom))] sm:px-6 sm:pb-6">
      <div className="min-h-0 overflow-y-auto">
        <h3
          ref={heading}
          tabIndex={-1}
          className={`flex gap-2 font-display text-[1.0625rem]/[1.375rem] font-semibold outline-none ${seat ? "text-good" : "text-wait"}`}
        >
          <Icon aria-hidden className="mt-px size-5 shrink-0" />
          {seat ? text.seat(titleOf(seat.sessionId)) : text.waitingFor(rsvps.length)}
        </h3>
        <p className="mt-1.5 text-[0.9375rem]/[1.375rem] text-ink-soft">
          {seat ? (kept === "" ? text.seatHint : text.keptWaits(kept)) : text.waitingHint}
        </p>
        {!seat && (
          <ol className="mt-3 border-b border-line">
            {rsvps.map((rsvp) => (
              <li key={rsvp.sessionId} className="flex justify-between gap-3 border-t border-line py-2.5">
                <span className="font-medium">{titleOf(rsvp.sessionId)}</span>
                <span className="shrink-0 text-sm/6 font-semibold text-wait tabular-nums">
                  {placeText(rsvp)}
                </span>
              </li>
            ))}
          </ol>
        )}
        {refused.length > 0 && (
          <>
            <h4 className="mt-4 font-display font-semibold">{text.refusedTitle}</h4>
            <ul className="mt-1 grid gap-1 text-[0.9375rem]/[1.375rem]">
              {refused.map(({ sessionId, code }) => (
                <li key={sessionId}>
                  {titleOf(sessionId)}: <span className="text-ink-soft">{refusalText(code)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <a
          href={`/events/${event.eventId}/my-schedule`}
          onClick={onClose}
          className={buttonLook({ variant: "outline" })}
        >
          {text.toSchedule}
        </a>
        <Button onClick={onClose}>{text.done}</Button>
      </div>
    </div>
  );
}

function placeText({ status, waitlistPosition }: Rsvp): string {
  if (status === "OFFERED") return text.offered;
  return waitlistPosition === null ? text.joining : text.position(String(waitlistPosition));
}

/** The form has shown the sessions, so the page knows them. */
function useTitles(eventId: string): (sessionId: string) => string {
  const { queryKey } = agendaQuery(useApiAccess(), useQueryClient(), eventId);
  const sessions = useQueryClient().getQueryData<readonly AgendaSession[]>(queryKey);
  return (sessionId) => sessions?.find((each) => each.sessionId === sessionId)?.title ?? sessionId;
}

const WAITS: readonly (Rsvp["status"] | undefined)[] = ["WAITLISTED", "OFFERED"];

/** A free seat was taken at once, so there is no group, and waits from before go on. */
function useKeptWaits(eventId: string, asked: readonly AgendaSession[]): string {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  return useCached<MySchedule, string>(myScheduleKey(eventId, attendeeId), (state) => {
    const schedule = state?.data;
    if (schedule === undefined) return "";
    const kept = asked.filter(({ sessionId }) => WAITS.includes(rsvpIn(schedule, sessionId)?.status));
    return kept.map(({ title }) => `“${title}”`).join(", ");
  });
}
