import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { returnFocus } from "../../ui/return-focus.ts";
import { useRsvp } from "./use-rsvp.ts";
import { useWish } from "./wishes.ts";

const RsvpQuestion = lazy(() => import("./rsvp-question.tsx"));

export interface Offer {
  readonly session: AgendaSession;
  readonly rsvp: Rsvp;
}

interface OfferAnswers {
  /** An answer is on its way. */
  readonly busy: boolean;
  accept(): void;
  /** Asks first. */
  decline(button: HTMLElement): void;
  /** Belongs to the page, which shows it beside the buttons. */
  readonly question: ReactNode;
}

/**
 * What a person can answer to an open offer. On a card the buttons go with the offer, so the focus goes to the page first;
 * the offer's own page keeps it until it shows what has come of the answer.
 */
export function useOfferAnswers({ session, rsvp }: Offer, on: "card" | "page" = "card"): OfferAnswers {
  const { pending, act } = useRsvp();
  const wish = useWish(session.sessionId);
  const [asked, setAsked] = useState(false);
  const declining = useRef<HTMLElement | null>(null);
  const accept = () => {
    if (on === "card") returnFocus(undefined);
    void act("accept", session);
  };
  return {
    busy: pending === "accept" || wish !== undefined,
    accept,
    decline: (button) => {
      declining.current = button;
      setAsked(true);
    },
    question: asked && (
      <Suspense>
        <RsvpQuestion
          action="decline"
          session={session}
          rsvp={rsvp}
          onConfirm={() => void act("decline", session)}
          onPass={() => void act("pass", session)}
          onClose={() => setAsked(false)}
          returnFocus={() => returnFocus(on === "card" ? undefined : declining.current)}
        />
      </Suspense>
    ),
  };
}
