import { Info } from "lucide-react";
import type { AgendaSession, MovedFrom, Rsvp } from "../api/answers.ts";
import { newsMessages as text } from "../messages/attendee/news-messages.ts";
import { clockTime, momentText } from "../time/zoned.ts";
import { Button } from "../ui/button.tsx";
import type { Ending } from "./ending.ts";
import { newsOf } from "./news.ts";
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
  const news = rsvp && newsOf(rsvp, ending, session, isSeen);
  if (!news) return null;
  const { ended, moved, at } = news;
  return (
    <div
      className={`flex flex-wrap items-center justify-end gap-x-3 gap-y-2 rounded-control bg-warn-wash p-3 text-sm text-warn ${className}`}
    >
      <p className="flex min-w-0 flex-1 basis-44 gap-2">
        <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {ended && text.ended[ended.reason](momentText(ended.at, timeZone))}
          {moved && (
            <>
              {text.moved} <s>{placeText(moved, timeZone)}</s> {text.movedTo}{" "}
              <strong className="font-semibold">{placeText(session, timeZone)}</strong>
            </>
          )}
        </span>
      </p>
      {at !== undefined && <GotIt rsvpId={rsvp.rsvpId} at={at} />}
    </div>
  );
}

/** The person has seen it, in this browser. */
export const GotIt = ({ rsvpId, at }: { readonly rsvpId: string; readonly at: string }) => (
  <Button variant="outline" size="sm" onClick={() => markSeen(newsIdOf(rsvpId, at))}>
    {text.seen}
  </Button>
);

type Place = Pick<MovedFrom, "startsAt" | "endsAt" | "room">;

function placeText({ startsAt, endsAt, room }: Place, zone: string): string {
  const time = `${momentText(startsAt, zone)} – ${clockTime(endsAt, zone)}`;
  return room === null ? time : `${time}, ${room}`;
}
