import { lazy, type ReactNode, Suspense, useLayoutEffect, useState } from "react";
import type { Event, MySchedule, ScheduleEntry } from "../../api/answers.ts";
import { useCached } from "../../api/use-cached.ts";
import { useEvent } from "../../api/use-event.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { offerMessages as text } from "../../messages/attendee/offer-messages.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import { endText, quietBefore } from "../../seats/offer-time.ts";
import { endOfOffer, openOffers } from "../../seats/open-offers.ts";
import { useLiveSchedule } from "../../seats/use-live-event.ts";
import { useNow } from "../../time/use-now.ts";
import { returnFocus } from "../../ui/return-focus.ts";
import { ChoiceAsker } from "./choice-asker.tsx";
import { OfferCard } from "./offer-card.tsx";
import { SwapAsker } from "./swap-asker.tsx";
import { urgencyOf } from "./urgency.ts";
import { useRsvp } from "./use-rsvp.ts";
import { useWish } from "./wishes.ts";

const RsvpQuestion = lazy(() => import("./rsvp-question.tsx"));

/** Shows the open offer that ends first, on every page of its event. */
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
  useRoomForCard(first !== undefined);
  return (
    <>
      {/* It says a new text only when the offer comes and when it becomes urgent. */}
      <p role="status" className="sr-only">
        {first && event && heard(first, event, now)}
      </p>
      <SwapAsker />
      <ChoiceAsker />
      {first && event && (
        <ActingCard key={first.rsvp.rsvpId} {...{ event, now }} offer={first} others={offers.length - 1} />
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
  const { session } = offer;
  const { pending, act } = useRsvp();
  const wish = useWish(session.sessionId);
  const [asked, setAsked] = useState(false);
  // The button goes with the card. The focus must not go with it.
  const toPage = () => returnFocus(undefined);
  const accept = () => {
    toPage();
    void act("accept", session);
  };
  return (
    <>
      <OfferCard
        {...shown}
        offer={offer}
        busy={pending === "accept" || wish !== undefined}
        onAccept={accept}
        onDecline={() => setAsked(true)}
      />
      {asked && (
        <Suspense>
          <RsvpQuestion
            action="decline"
            session={session}
            rsvp={offer.rsvp}
            onConfirm={() => void act("decline", session)}
            onPass={() => void act("pass", session)}
            onClose={() => setAsked(false)}
            returnFocus={toPage}
          />
        </Suspense>
      )}
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
