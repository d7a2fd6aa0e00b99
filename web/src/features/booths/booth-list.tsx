import { MapPin } from "lucide-react";
import { Link } from "react-router";
import type { AgendaSession, ScheduleEntry } from "../../api/answers.ts";
import { boothMessages as text } from "../../messages/attendee/booth-messages.ts";
import { boothPath } from "../../seats/booths.ts";
import { BoothCounts } from "./booth-counts.tsx";
import { isOpen, openText } from "./booth-state.ts";

interface BoothListProps {
  readonly booths: readonly AgendaSession[];
  readonly visits: readonly ScheduleEntry[];
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A card a booth. */
export function BoothList({ booths, visits, timeZone, now }: BoothListProps) {
  return (
    <ul className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {booths.map((booth) => {
        const { sessionId, title, room } = booth;
        const mine = visits.find(({ rsvp }) => rsvp.sessionId === sessionId)?.rsvp.status ?? "CANCELLED";
        return (
          <li
            key={sessionId}
            className="relative rounded-card border border-line bg-surface p-5 transition-colors hover:border-line-strong"
          >
            <h2 className="font-display text-[1.1875rem]/6 font-semibold">
              <Link to={boothPath(booth)} className="after:absolute after:inset-0 after:rounded-card">
                {title}
              </Link>
            </h2>
            {room !== null && (
              <p className="mt-1 flex items-center gap-1.5 text-sm text-ink-soft">
                <MapPin aria-hidden className="size-4 shrink-0" />
                {room}
              </p>
            )}
            {isOpen(booth, now) ? (
              <BoothCounts booth={booth} className="mt-4" />
            ) : (
              <p className="mt-4 text-sm font-semibold">{openText(booth, timeZone, now)}</p>
            )}
            {mine !== "CANCELLED" && (
              <p className="mt-3 inline-flex rounded-mark bg-accent-wash px-2 py-0.5 text-sm font-semibold text-accent">
                {text.mine[mine]}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
