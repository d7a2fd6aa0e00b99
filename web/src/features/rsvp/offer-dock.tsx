import { type ReactNode, useLayoutEffect } from "react";
import type { Event, MySchedule, ScheduleEntry } from "../../api/answers.ts";
import { useCached } from "../../api/use-cached.ts";
import { useEvent } from "../../api/use-event.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { offerMessages as text } from "../../messages/attendee/offer-messages.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import { endText, quietBefore } from "../../seats/offer-time.ts";
import { endOfOffer, openOffers } from "../../seats/open-offers.ts";
import { usePageOffers } from "../../seats/page-offers.ts";
import { urgencyOf } from "../../seats/urgency.ts";
import { useLiveSchedule } from "../../seats/use-live-event.ts";
import { useNow } from "../../time/use-now.ts";
import { ChoiceAsker } from "./choice-asker.tsx";
import { OfferCard } from "./offer-card.tsx";
import { SwapAsker } from "./swap-asker.tsx";
import { useOfferAnswers } from "./use-offer-answers.tsx";

/** Shows the open offer that ends first, on every page of its event that does not show it itself. */
export default function OfferDock({ eventId }: { readonly eventId: string }): ReactNode {
  useLiveSchedule(eventId);
  const event = useEvent(eventId).data;
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const schedule = useCached<MySchedule, MySchedule | undefined>(
    myScheduleKey(eventId, attendeeId),
    (state) => state?.data,
  );
  const waits = schedule?.entries.some(({ rsvp }) => endOfOffer(rsvp) > 0);
  const now = useNow(waits ? 1_000 : undefined);
  const offers = schedule && event !== undefined ? openOffers(schedule, now) : [];
  const [first] = offers;
  const onPage = usePageOffers();
  const [docked, ...others] = offers.filter(({ session }) => !onPage.includes(session.sessionId));
  useRoomForCard(docked !== undefined);
  return (
    <>
      {/* It says a new text only when the offer comes and when it becomes urgent. */}
      <p role="status" className="sr-only">
        {first && event && heard(first, event, now)}
      </p>
      <SwapAsker />
      <ChoiceAsker />
      {docked && event && (
        <ActingCard key={docked.rsvp.rsvpId} {...{ event, now }} offer={docked} others={others.length} />
      )}
    </>
  );
}

interface ActingCardProps {
  readonly offer: ScheduleEntry;
  readonly others: number;
  readonly event: Event;
  readonly now: number;
}

function ActingCard({ offer, ...shown }: ActingCardProps) {
  const { busy, accept, decline, question } = useOfferAnswers(offer);
  return (
    <>
      <OfferCard {...shown} offer={offer} busy={busy} onAccept={accept} onDecline={decline} />
      {question}
    </>
  );
}

function heard({ session, rsvp }: ScheduleEntry, event: Event, now: number): string {
  const end = endOfOffer(rsvp);
  const held = text.heard[urgencyOf(end - now)](session.title, endText(end, now, event.timeZone));
  const quiet = quietBefore(end, now, event);
  return quiet === null ? held : `${held} ${text.quiet(quiet.from, quiet.to)}`;
}

/** What sticks to the header or floats above the foot of the page leaves room for the card. */
function useRoomForCard(shown: boolean): void {
  useLayoutEffect(() => {
    if (!shown) return;
    const { dataset } = document.documentElement;
    dataset.offer = "";
    return () => {
      delete dataset.offer;
    };
  }, [shown]);
}
