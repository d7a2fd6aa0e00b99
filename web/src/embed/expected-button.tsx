import { SeatText } from "../features/rsvp/seat-count.tsx";
import { messages } from "../messages/messages.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import type { SessionRsvpButtonProps } from "./session-rsvp-react.d.ts";

type ExpectedButtonProps = {
  [Prop in "isRsvped" | "currentCapacity" | "maxCapacity"]: SessionRsvpButtonProps[Prop] | undefined;
};

/** Shows what the site already knows; otherwise, space for the later button. */
export function ExpectedButton({ isRsvped, currentCapacity, maxCapacity }: ExpectedButtonProps) {
  const count = currentCapacity !== undefined && (
    <SeatText>
      {maxCapacity == null
        ? messages.rsvp.going(currentCapacity)
        : messages.rsvp.seats(currentCapacity, maxCapacity)}
    </SeatText>
  );
  return (
    <div role="status" aria-label={messages.loading} className="flex items-center justify-between gap-3">
      {count || <Skeleton className="h-4 w-20" />}
      {isRsvped ? (
        <span className="inline-flex h-11 items-center px-4 text-sm font-semibold text-good">
          {messages.rsvp.confirmed}
        </span>
      ) : (
        <Skeleton className="h-11 w-24" />
      )}
    </div>
  );
}
