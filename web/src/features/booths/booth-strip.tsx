import { ChevronRight, DoorOpen, Store } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { boothMessages as text } from "../../messages/attendee/booth-messages.ts";
import { boothPath } from "../../seats/booths.ts";
import { clockTime } from "../../time/zoned.ts";
import { useMyVisits } from "./use-my-visits.ts";

interface BoothStripProps {
  readonly eventId: string;
  readonly timeZone: string;
  /** How many there are, where it leads to them all. @default 0 */
  readonly booths?: number;
}

/** What needs the person first. */
const RANKS = ["OFFERED", "CONFIRMED", "WAITLISTED"];

/** On each page, what the person has in a booth; in the agenda, the way to the booths. */
export default function BoothStrip({ eventId, timeZone, booths = 0 }: BoothStripProps): ReactNode {
  const { pathname } = useLocation();
  const visits = useMyVisits(eventId);
  const [visit] = visits.toSorted((a, b) => RANKS.indexOf(a.rsvp.status) - RANKS.indexOf(b.rsvp.status));
  const path = visit && boothPath(visit.session);
  if (visit && visit.rsvp.status !== "CANCELLED" && pathname !== path) {
    const { status, offerExpiresAt } = visit.rsvp;
    const until = status === "OFFERED" && offerExpiresAt !== null ? clockTime(offerExpiresAt, timeZone) : "";
    return (
      <Strip
        to={path ?? ""}
        icon={<DoorOpen aria-hidden className="size-5 shrink-0" />}
        urgent={until !== ""}
      >
        {text.strip[status](visit.session.title)}
        {until !== "" && ` · ${text.nextEnter(until)}`}
      </Strip>
    );
  }
  if (booths === 0) return null;
  return (
    <Strip to={`/events/${eventId}/booths`} icon={<Store aria-hidden className="size-5 shrink-0" />}>
      {text.link(booths)}
    </Strip>
  );
}

interface StripProps {
  readonly to: string;
  readonly icon: ReactNode;
  readonly urgent?: boolean;
  readonly children: ReactNode;
}

const Strip = ({ to, icon, urgent = false, children }: StripProps) => (
  <nav
    aria-label={text.title}
    className={`font-display font-semibold print:hidden ${urgent ? "bg-good-wash text-good" : "bg-accent-wash text-accent"}`}
  >
    <Link
      to={to}
      className="mx-auto flex min-h-11 max-w-[73rem] items-center gap-2.5 px-4 py-2 focus-visible:-outline-offset-2 sm:px-6"
    >
      {icon}
      <span className="min-w-0 flex-1 wrap-anywhere">{children}</span>
      <ChevronRight aria-hidden className="size-5 shrink-0" />
    </Link>
  </nav>
);
