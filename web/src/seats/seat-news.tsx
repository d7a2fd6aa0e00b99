import { Info } from "lucide-react";
import type { AgendaSession, MovedFrom, Rsvp } from "../api/answers.ts";
import { newsMessages as text } from "../messages/attendee/news-messages.ts";
import { clockTime, shortDate } from "../time/zoned.ts";
import { Button } from "../ui/button.tsx";
import type { Ending } from "./ending.ts";
import { markSeen, newsIdOf } from "./seen.ts";
import { useSeenNews } from "./use-seen-news.ts";

interface SeatNewsProps {
  readonly rsvp: Rsvp | null;
  readonly ending: Ending | undefined;
  readonly session: Pick<AgendaSession, "startsAt" | "endsAt" | "room" | "movedFrom">;
  readonly timeZone: string;
  readonly className?: string;
}

/**
 * Tells what happened to a seat or its session without the person's action, until they confirm that they have
 * seen it.
 */
export function SeatNews({ rsvp, ending, session, timeZone, className = "" }: SeatNewsProps) {
  const isSeen = useSeenNews();
  const { movedFrom } = session;
  if (rsvp === null) return null;
  const moved =
    ending === undefined && movedFrom !== null && isNewTo(rsvp, movedFrom) ? movedFrom : undefined;
  const at = ending ? (ending.recorded ? ending.at : undefined) : moved?.movedAt;
  if (ending === undefined && moved === undefined) return null;
  if (at !== undefined && isSeen(rsvp.rsvpId, at)) return null;
  return (
    <div
      className={`flex flex-wrap items-center justify-end gap-x-3 gap-y-2 rounded-control bg-warn-wash p-3 text-sm text-warn ${className}`}
    >
      <p className="flex min-w-0 flex-1 basis-44 gap-2">
        <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {ending && text.ended[ending.reason](momentText(ending.at, timeZone))}
          {moved && (
            <>
              {text.moved} <s>{placeText(moved, timeZone)}</s> {text.movedTo}{" "}
              <strong className="font-semibold">{placeText(session, timeZone)}</strong>
            </>
          )}
        </span>
      </p>
      {at !== undefined && (
        <Button variant="outline" size="sm" onClick={() => markSeen(newsIdOf(rsvp.rsvpId, at))}>
          {text.seen}
        </Button>
      )}
    </div>
  );
}

/** A person who took a seat after a session was moved has seen its new time and room. */
function isNewTo({ status, rsvpAt, waitlistedAt }: Rsvp, { movedAt }: MovedFrom): boolean {
  const since = [rsvpAt, waitlistedAt].filter((at) => at !== null).map(Date.parse);
  return status !== "CANCELLED" && since.length > 0 && Math.max(...since) < Date.parse(movedAt);
}

const momentText = (at: string, zone: string) => `${shortDate(at, zone)}, ${clockTime(at, zone)}`;

type Place = Pick<MovedFrom, "startsAt" | "endsAt" | "room">;

function placeText({ startsAt, endsAt, room }: Place, zone: string): string {
  const time = `${momentText(startsAt, zone)} – ${clockTime(endsAt, zone)}`;
  return room === null ? time : `${time}, ${room}`;
}
