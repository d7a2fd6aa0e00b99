import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "react-router";
import type { AgendaSession } from "../../api/answers.ts";
import { offerPageMessages as text } from "../../messages/attendee/offer-page-messages.ts";
import { OfferFrame } from "../../seats/offer-frame.tsx";
import { useHasOffer } from "../../seats/open-offers.ts";
import { buttonLook } from "../../ui/button.tsx";
import { EmptyHouse } from "../../ui/empty-house.tsx";
import { SeatLit } from "../../ui/seat-lit.tsx";
import type { outcomeOf } from "./outcome-of.ts";

interface OfferOutcomeProps {
  readonly outcome: ReturnType<typeof outcomeOf>;
  readonly session: AgendaSession;
  /** It has come about while the person looked. */
  readonly isNews: boolean;
  readonly card: ReactNode;
}

/** What is left of an offer once it is answered or has ended. The buttons that answered it are gone, so the title takes the focus. */
export function OfferOutcome({ outcome, session, isNews, card }: OfferOutcomeProps) {
  const { title, lead, hasSeat } = outcome;
  const heading = useRef<HTMLHeadingElement>(null);
  const { eventId, sessionId } = session;
  useEffect(() => {
    if (isNews) heading.current?.focus({ preventScroll: true });
  }, [isNews]);
  // Another open offer, whose card is on this page, is louder.
  const main = useHasOffer(eventId) ? "secondary" : "default";
  return (
    <OfferFrame
      titleRef={heading}
      {...{ title, lead, card }}
      picture={hasSeat ? <SeatLit isNew={isNews} /> : <EmptyHouse />}
      answers={
        <>
          {hasSeat && (
            <Link to={`/events/${eventId}/my-schedule`} className={buttonLook({ size: "lg", variant: main })}>
              {text.openSchedule}
            </Link>
          )}
          <Link
            to={`/events/${eventId}/sessions/${sessionId}`}
            className={buttonLook({ size: "lg", variant: hasSeat ? "outline" : main })}
          >
            {text.openSession}
          </Link>
        </>
      }
    />
  );
}
