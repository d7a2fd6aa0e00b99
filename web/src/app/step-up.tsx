import { ChevronLeft } from "lucide-react";
import { Link } from "react-router";

/** The state of the way from an event to the list of events. */
export const FROM_EVENT = "from-event";

interface StepUpProps {
  readonly to: string;
  readonly name: string;
}

/** Leads from an event's page to the one above it. */
export function StepUp({ to, name }: StepUpProps) {
  return (
    <Link
      to={to}
      state={to === "/" ? FROM_EVENT : undefined}
      aria-label={name}
      title={name}
      className="-ml-2.5 grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
    >
      <ChevronLeft aria-hidden className="size-6" />
    </Link>
  );
}
