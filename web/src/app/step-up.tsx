import { ChevronLeft } from "lucide-react";
import { Link } from "react-router";

interface StepUpProps {
  readonly to: string;
  readonly name: string;
}

/** Leads from an event's page to the one above it. */
export function StepUp({ to, name }: StepUpProps) {
  return (
    <Link
      to={to}
      aria-label={name}
      title={name}
      className="-ml-2.5 grid size-10 shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunken"
    >
      <ChevronLeft aria-hidden className="size-5" />
    </Link>
  );
}
