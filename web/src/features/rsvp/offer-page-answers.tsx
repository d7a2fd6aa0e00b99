import type { Event } from "../../api/answers.ts";
import { clashMessages } from "../../messages/attendee/clash-messages.ts";
import { offerPageMessages as text } from "../../messages/attendee/offer-page-messages.ts";
import { isSeatThen } from "../../seats/clashes.ts";
import { useClashes } from "../../seats/use-clashes.ts";
import { Button } from "../../ui/button.tsx";
import { useOnline } from "../../ui/use-online.ts";
import { type Offer, useOfferAnswers } from "./use-offer-answers.tsx";

interface OfferPageAnswersProps {
  readonly offer: Offer;
  readonly event: Event;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The two answers near the thumb. A seat at that time is given up in exchange, after a question. */
export function OfferPageAnswers({ offer, event, now }: OfferPageAnswersProps) {
  const { busy, accept, decline, question } = useOfferAnswers(offer, "page");
  const online = useOnline();
  const seats = useClashes(offer.session, now).filter(isSeatThen);
  const [seat] = seats;
  const exchanged = event.conflictPolicy === "BLOCK" && seats.length === 1 ? seat : undefined;
  const label = exchanged ? clashMessages.exchangeOffer(exchanged.session.title) : text.accept;
  return (
    <>
      {!online && <p className="text-center text-sm text-ink-soft">{text.offlineHint}</p>}
      <Button
        size="lg"
        variant={online ? "default" : "unavailable"}
        unavailable={!online}
        busy={busy}
        className="h-auto min-h-13 py-2 leading-tight whitespace-normal!"
        onClick={accept}
      >
        {online ? label : text.whenOnline}
      </Button>
      {online && (
        <Button variant="quiet" unavailable={busy} onClick={({ currentTarget }) => decline(currentTarget)}>
          {text.decline}
        </Button>
      )}
      {question}
    </>
  );
}
