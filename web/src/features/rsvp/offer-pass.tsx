import type { ReactNode } from "react";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import { Button } from "../../ui/button.tsx";
import { useOnline } from "../../ui/use-online.ts";
import { PassHint } from "./pass-hint.tsx";
import type { Offer } from "./use-offer-answers.tsx";
import { useRsvp } from "./use-rsvp.ts";

interface OfferPassProps {
  readonly offer: Offer;
  readonly timeZone: string;
  readonly className?: string;
  onPass?(): void;
}

/** "Not now, keep my place", as long as the person may say so, with what it does. */
export function OfferPass({
  offer: { session, rsvp },
  timeZone,
  className = "",
  onPass,
}: OfferPassProps): ReactNode {
  const { pending, act } = useRsvp();
  const online = useOnline();
  if ((rsvp.passesLeft ?? 0) === 0) return null;
  return (
    <div className={`grid justify-items-start gap-2.5 ${className}`}>
      <PassHint {...{ rsvp, timeZone }} />
      <Button
        variant="outline"
        size="sm"
        busy={pending !== undefined}
        unavailable={!online}
        onClick={() => {
          onPass?.();
          void act("pass", session);
        }}
      >
        {actingMessages.pass}
      </Button>
    </div>
  );
}
