import { useEffect, useRef } from "react";
import { Link } from "react-router";
import type { LinkAnswer, LinkDoneAnswer } from "../../api/answers.ts";
import { linkMessages as text } from "../../messages/attendee/link-messages.ts";
import { OfferFrame } from "../../seats/offer-frame.tsx";
import { endOfOffer } from "../../seats/open-offers.ts";
import { buttonLook } from "../../ui/button.tsx";
import { EmptyHouse } from "../../ui/empty-house.tsx";
import { SeatLit } from "../../ui/seat-lit.tsx";
import { LinkSession } from "./link-session.tsx";

interface LinkOutcomeProps {
  readonly link: LinkAnswer;
  /** Absent: the offer was no longer open when the page came, or it has ended since. */
  readonly done: LinkDoneAnswer | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the person has in the session once the offer is answered or no longer open. */
export function LinkOutcome({ link, done, now }: LinkOutcomeProps) {
  const { eventId, session } = link;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (done !== undefined) heading.current?.focus({ preventScroll: true });
  }, [done]);
  const rsvp = done === undefined ? link.rsvp : done.rsvp;
  const isOver = rsvp?.status === "OFFERED" && endOfOffer(rsvp) <= now;
  const hasSeat = rsvp?.status === "CONFIRMED";
  return (
    <OfferFrame
      title={done === undefined ? text.closedTitle : text.done[done.outcome]}
      titleRef={heading}
      lead={text.standing(isOver ? null : rsvp, session.title)}
      card={<LinkSession {...{ link, now }} />}
      picture={hasSeat ? <SeatLit isNew={done?.outcome === "OFFER_ACCEPTED"} /> : <EmptyHouse />}
      answers={
        <Link
          to={`/events/${eventId}/sessions/${session.sessionId}`}
          className={buttonLook({ size: "lg", variant: "outline" })}
        >
          {text.openSession}
        </Link>
      }
    />
  );
}
