import { Blend } from "lucide-react";
import { Link } from "react-router";
import type { AgendaSession, Event, Rsvp } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventKey } from "../../api/queries.ts";
import { useCached } from "../../api/use-cached.ts";
import { clashMessages as text } from "../../messages/attendee/clash-messages.ts";
import { type Clash, isSeatThen } from "../../seats/clashes.ts";
import { seatState } from "../../seats/seat-state.ts";
import { useClashes } from "../../seats/use-clashes.ts";
import { clockTime } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { askToSwap } from "./ask-to-swap.ts";
import { useRsvp } from "./use-rsvp.ts";

interface ClashNoteProps {
  /** With its latest seats. */
  readonly session: AgendaSession;
  readonly rsvp: Rsvp | null;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Names everything that the attendee has at the same time. A seat there can be given up for one here. */
export function ClashNote({ session, rsvp, timeZone, now }: ClashNoteProps) {
  const clashes = useClashes(session, now);
  const access = useApiAccess();
  const { act, pending } = useRsvp();
  const blocks = useCached<Event, boolean>(
    eventKey(session.eventId),
    (known) => known?.data?.conflictPolicy === "BLOCK",
  );
  const { kind } = seatState(session, rsvp, now);
  const action = kind === "free" ? "reserve" : kind === "offered" ? "accept" : undefined;
  // The exchange ends what it was for, and its button.
  useFocusKept(action === undefined ? 0 : clashes.length);
  if (clashes.length === 0) return null;
  const waits = kind === "full" || kind === "waiting";
  const seats = clashes.filter(isSeatThen);
  const [seat] = seats;
  return (
    <section
      aria-label={text.label}
      className="flex gap-3 rounded-[0.75rem] bg-warn-wash p-3.5 text-[0.9375rem]/[1.375rem] text-ink"
    >
      <Blend aria-hidden className="mt-px size-5 shrink-0 text-warn" />
      <div className="grid min-w-0 justify-items-start gap-2">
        {clashes.map((clash) => (
          <ClashText key={clash.session.sessionId} {...{ session, clash, timeZone }} />
        ))}
        {blocks && seat && (action || waits) && (
          <p className="text-sm text-ink-soft">{action ? text.blocks : text.blocksFull}</p>
        )}
        {action && seat && seats.length === 1 && (
          <Button
            variant="outline"
            size="sm"
            busy={pending !== undefined}
            className="h-auto min-h-9 max-w-full py-1.5 text-left whitespace-normal! leading-tight"
            onClick={() =>
              askToSwap({ access, act }, action, session, {
                seats: [seat.session],
                others: [],
                both: false,
              })
            }
          >
            {(action === "accept" ? text.exchangeOffer : text.exchange)(seat.session.title)}
          </Button>
        )}
        {action && seats.length > 1 && <p className="text-sm text-ink-soft">{text.several}</p>}
      </div>
    </section>
  );
}

interface ClashTextProps extends Pick<ClashNoteProps, "session" | "timeZone"> {
  readonly clash: Clash;
}

function ClashText({ session: here, clash, timeZone }: ClashTextProps) {
  const { session, status, gap } = clash;
  const time = session.startsAt === here.startsAt ? "" : `${clockTime(session.startsAt, timeZone)}, `;
  return (
    <p>
      <b className="font-semibold">{gap === null ? text.lead : text.leadTight(gap)}</b>
      {gap === null && ` ${text.as}`}{" "}
      <Link
        to={`/events/${session.eventId}/sessions/${session.sessionId}`}
        className="underline underline-offset-2"
      >
        {session.title}
      </Link>
      , {time}
      {text.where[status]}
    </p>
  );
}
