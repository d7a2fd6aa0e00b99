import { Footprints } from "lucide-react";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import type { Block, Part } from "./timeline.ts";

type GapProps = Extract<Part, { readonly kind: "gap" }>;

const MINUTE_MS = 60_000;

/** A dotted line with its length. If people need longer to change rooms, it says from where to where. */
export function Gap({ from, to, tight }: GapProps) {
  return (
    <li className="day-part items-stretch">
      <span
        aria-hidden
        className="ml-5 min-h-9 w-0 border-l-[3px] border-dotted border-line-strong sm:ml-5"
      />
      {tight === undefined ? (
        <p className="self-center text-sm text-ink-soft">{text.free(to - from)}</p>
      ) : (
        <p className="flex gap-1.5 self-center py-1 text-sm text-warn">
          <Footprints aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <b className="font-semibold">{text.tight((tight.after.from - tight.before.to) / MINUTE_MS)}</b>{" "}
            {text.rooms(roomOf(tight.before), roomOf(tight.after))}
          </span>
        </p>
      )}
    </li>
  );
}

/** Only sessions whose rooms are known are too close. */
const roomOf = ({ entry }: Block): string => entry.session.room ?? "";
