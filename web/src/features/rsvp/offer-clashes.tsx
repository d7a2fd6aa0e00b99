import { CircleCheck } from "lucide-react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { offerPageMessages as text } from "../../messages/attendee/offer-page-messages.ts";
import ClashLines from "../../seats/clash-line.tsx";
import { isSeatThen } from "../../seats/clashes.ts";
import { useClashes } from "../../seats/use-clashes.ts";

interface OfferClashesProps {
  readonly session: AgendaSession;
  readonly event: Event;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the person has at the time of an offer, and what accepting does to it. An event that allows overlaps says nothing. */
export function OfferClashes({ session, event, timeZone, now }: OfferClashesProps) {
  const clashes = useClashes(session, now);
  if (event.conflictPolicy === "ALLOW") return null;
  if (clashes.length === 0) {
    return (
      <p className="mt-2.5 flex items-center gap-1.5 text-sm text-good">
        <CircleCheck aria-hidden className="size-4.5 shrink-0" />
        {text.nothingElse}
      </p>
    );
  }
  const [seat, ...others] = clashes.filter(isSeatThen);
  return (
    <>
      <ClashLines {...{ session, timeZone }} className="mt-1.5 text-sm/5!" />
      {seat && (
        <p className="mt-2 text-sm text-ink-soft">
          {others.length > 0
            ? text.exchangeSeveral
            : (event.conflictPolicy === "BLOCK" ? text.exchangeNeeded : text.exchangeAsks)(
                seat.session.title,
              )}
        </p>
      )}
    </>
  );
}
