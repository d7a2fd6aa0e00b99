import { ArrowLeft } from "lucide-react";
import { Link, useLocation, useParams } from "react-router";

/** The list of sessions, with its last filters. */
export function useSessionsPath(): string {
  const { eventId } = useParams();
  const { state } = useLocation();
  const filters = (state as { readonly filters?: string } | null)?.filters ?? "";
  return `/organizer/events/${eventId}/sessions${filters}`;
}

export function BackLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Link
      to={to}
      className="mt-2 -mb-6 -ml-2 inline-flex h-11 items-center gap-1.5 rounded-control px-2 text-sm font-medium text-ink-soft hover:text-ink sm:mt-4"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}
