import { Blend } from "lucide-react";
import { Link } from "react-router";
import type { Conflict, LinkAnswer } from "../../api/answers.ts";
import type { Failure, Problem } from "../../api/failure.ts";
import { useIdentity } from "../../identity/identity.ts";
import { linkMessages as text } from "../../messages/attendee/link-messages.ts";
import { OfferClock } from "../../seats/offer-clock.tsx";
import { OfferFrame } from "../../seats/offer-frame.tsx";
import { endText } from "../../seats/offer-time.ts";
import { endOfOffer } from "../../seats/open-offers.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { LinkSession } from "./link-session.tsx";

interface OfferLinkProps {
  readonly link: LinkAnswer;
  readonly act: "accept" | "decline";
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  follow(): void;
}

/** An open offer as its mail's link shows it. Nobody has to sign in for the answer that the link is for. */
export function OfferLink({ link, act, now, busy, failure, follow }: OfferLinkProps) {
  const { rsvp, eventId, timeZone, session } = link;
  const end = rsvp === null ? 0 : endOfOffer(rsvp);
  const offeredAt = rsvp?.offeredAt;
  const page = `/events/${eventId}/sessions/${session.sessionId}/offer`;
  const clashes = failure?.kind === "refused" && failure.code === "TIME_CONFLICT";
  return (
    <OfferFrame
      title={text.question[act]}
      lead={text.hint[act]}
      card={
        <LinkSession {...{ link, now }}>
          {failure?.kind === "refused" && clashes && (
            <p role="alert" className="mt-2.5 flex gap-1.5 text-sm text-warn">
              <Blend aria-hidden className="mt-0.5 size-4 shrink-0" />
              {text.clashes(seatsIn(failure.problem))}
            </p>
          )}
        </LinkSession>
      }
      picture={
        <OfferClock
          left={end - now}
          length={end - (offeredAt ? Date.parse(offeredAt) : now)}
          until={endText(end, now, timeZone)}
        />
      }
      answers={
        <>
          {failure && !clashes && (
            <p role="alert" className="pb-1.5 text-[0.9375rem]/[1.3125rem] text-bad">
              {text.failed}
            </p>
          )}
          {clashes ? (
            <Exchange page={page} />
          ) : (
            <Button size="lg" busy={busy} variant={act === "accept" ? "default" : "outline"} onClick={follow}>
              {text.button[act]}
            </Button>
          )}
          <Link to={page} className={buttonLook({ variant: "quiet" })}>
            {text.more[act]}
          </Link>
        </>
      }
    />
  );
}

/** Only the person may give a seat up, and the link does not say that it is them. The offer's page asks which one. */
function Exchange({ page }: { readonly page: string }) {
  const { identity, signIn } = useIdentity();
  if (identity.status === "signed-in") {
    return (
      <Link to={page} className={buttonLook({ size: "lg" })}>
        {text.exchange}
      </Link>
    );
  }
  return (
    <Button size="lg" onClick={() => signIn({ returnTo: page })}>
      {text.signInToExchange}
    </Button>
  );
}

/** The titles of the seats that forbid this one. */
const seatsIn = ({ conflicts }: Problem): string[] =>
  (Array.isArray(conflicts) ? (conflicts as readonly Conflict[]) : [])
    .filter(({ status, tight }) => status === "CONFIRMED" && !tight)
    .map(({ title }) => title);
