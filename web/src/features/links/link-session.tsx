import type { ReactNode } from "react";
import type { LinkAnswer } from "../../api/answers.ts";
import { OfferSession } from "../../seats/offer-session.tsx";

interface LinkSessionProps {
  readonly link: LinkAnswer;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly children?: ReactNode;
}

/** A mail may be read long after it came, so the card also says which event it is about. */
export const LinkSession = ({ link, now, children }: LinkSessionProps) => {
  const { eventId, eventTitle, session, timeZone } = link;
  return (
    <OfferSession {...{ eventId, session, timeZone, now }}>
      <p className="mt-0.5 text-[0.9375rem]/5 text-ink-soft">{eventTitle}</p>
      {children}
    </OfferSession>
  );
};
