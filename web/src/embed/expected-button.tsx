import { FreeSeats, Full } from "../features/rsvp/seat-words.tsx";
import { messages } from "../messages/messages.ts";
import { Loading, Skeleton } from "../ui/skeleton.tsx";
import type { SessionRsvpButtonProps } from "./session-rsvp-react.d.ts";

type ExpectedButtonProps = {
  [Prop in "isRsvped" | "currentCapacity" | "maxCapacity"]: SessionRsvpButtonProps[Prop] | undefined;
};

/** Shows what the site already knows; otherwise, space for the later button. */
export function ExpectedButton({ isRsvped, currentCapacity, maxCapacity }: ExpectedButtonProps) {
  return (
    <Loading className="flex items-center justify-between gap-3">
      {currentCapacity === undefined ? (
        <Skeleton className="h-4.5 w-20" />
      ) : (
        <ExpectedSeats taken={currentCapacity} capacity={maxCapacity ?? null} />
      )}
      {isRsvped ? (
        <span className="inline-flex h-11 min-w-33 items-center justify-center rounded-full bg-good-wash font-display text-[0.9375rem] font-semibold text-good">
          {messages.rsvp.confirmed}
        </span>
      ) : (
        <Skeleton className="h-11 w-33 rounded-full" />
      )}
    </Loading>
  );
}

function ExpectedSeats({ taken, capacity }: { readonly taken: number; readonly capacity: number | null }) {
  if (capacity === null) return <FreeSeats left={null} going={taken} />;
  return taken >= capacity ? <Full /> : <FreeSeats left={capacity - taken} going={taken} />;
}
