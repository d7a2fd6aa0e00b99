import { Ban, RotateCcw, Users } from "lucide-react";
import { memo } from "react";
import { Link, useLocation } from "react-router";
import type { Session } from "../../api/answers.ts";
import { manyMessages } from "../../messages/organizer/many-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { FillBar } from "../../organizer/fill-bar.tsx";
import { isBooth } from "../../seats/booths.ts";
import type { Standing } from "../../seats/standing.ts";
import { timeRange } from "../../time/time-range.ts";
import { shortDate } from "../../time/zoned.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { CapacityCell } from "./capacity-cell.tsx";
import type { MakeQuickChange } from "./use-quick-change.tsx";

/** The head and each row share these columns. */
export const COLUMNS =
  "md:grid md:grid-cols-[7.75rem_minmax(0,1fr)_5.5rem_6.5rem_5.5rem_5.5rem] md:items-center md:gap-x-2 lg:grid-cols-[8.75rem_minmax(0,1fr)_7rem_8rem_5.5rem_6rem] lg:gap-x-4";

interface SessionRowProps {
  readonly session: Session;
  readonly timeZone: string;
  readonly standing: Standing;
  /** The position in the table, counting its head. */
  readonly position: number;
  readonly selected: boolean;
  onSelect(sessionIds: readonly string[], isSelected: boolean): void;
  readonly onChange: MakeQuickChange;
  onAsk(session: Session, button: HTMLElement): void;
}

/** A row of the table; on a phone, a card. */
export const SessionRow = memo(function SessionRow(props: SessionRowProps) {
  const { session, timeZone, standing, position, selected, onSelect, onChange, onAsk } = props;
  const { sessionId, eventId, title, room, track, startsAt, endsAt, state } = session;
  const path = `/organizer/events/${eventId}/sessions/${encodeURIComponent(sessionId)}`;
  const { search: filters } = useLocation();
  const cancelled = state === "CANCELLED";
  const Icon = cancelled ? RotateCcw : Ban;
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: rows of a table element cannot keep their place without content
    // biome-ignore-start lint/a11y/useFocusableInteractive: cells of a table, unlike a grid's, take no focus
    <div
      role="row"
      aria-rowindex={position}
      className={`${COLUMNS} relative grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-4 md:min-h-19 md:py-3`}
    >
      <div role="cell" className="flex items-center gap-1 text-sm text-ink-soft tabular-nums">
        <label className="-my-3 -ml-2.5 grid size-10 shrink-0 cursor-pointer place-items-center">
          <input
            type="checkbox"
            aria-label={manyMessages.select(title)}
            checked={selected}
            onChange={({ target }) => onSelect([sessionId], target.checked)}
            className="size-4.5 accent-accent"
          />
        </label>
        <span>
          {isBooth(session) ? (
            <span className="font-semibold">{text.booth}</span>
          ) : (
            <>
              <span className="md:block">{shortDate(startsAt, timeZone)}</span>
              <span className="md:hidden">, </span>
              <span className="whitespace-nowrap">{timeRange({ startsAt, endsAt }, timeZone)}</span>
            </>
          )}
        </span>
      </div>
      <div role="cell" className="order-1 col-span-2 mt-1 min-w-0 md:order-none md:col-span-1 md:mt-0">
        <Link
          to={path}
          state={{ filters }}
          className={`line-clamp-2 font-display text-[1.0625rem] leading-5.5 font-semibold hover:text-accent hover:underline ${cancelled ? "line-through decoration-2" : ""}`}
        >
          {title}
        </Link>
        <span className="mt-0.5 block truncate text-sm text-ink-soft">
          {[room, track].filter(Boolean).join(" · ")}
        </span>
      </div>
      <Places session={session} />
      <div role="cell" className="order-3 mt-3 justify-self-end md:order-none md:mt-0 md:justify-self-start">
        <CapacityCell session={session} onChange={onChange} />
      </div>
      <div role="cell" className="justify-self-end md:justify-self-start">
        <StateBadge standing={standing} />
      </div>
      <div
        role="cell"
        className="order-4 col-span-2 -mx-3 mt-2 -mb-2 flex gap-1 md:order-none md:mx-0 md:mt-0 md:mb-0 md:col-span-1 md:justify-end"
      >
        <Link
          to={`${path}/roster`}
          state={{ filters }}
          aria-label={text.roster(title)}
          title={text.roster(title)}
          className={`${buttonLook({ variant: "quiet" })} px-3 md:w-11 md:px-0`}
        >
          <Users aria-hidden className="size-4" />
          <span aria-hidden className="md:hidden">
            {text.rosterShort}
          </span>
        </Link>
        <Button
          variant="quiet"
          size="icon"
          className="ml-auto md:ml-0"
          aria-label={cancelled ? text.reopen(title) : text.cancel(title)}
          title={cancelled ? text.reopen(title) : text.cancel(title)}
          onClick={({ currentTarget }) => onAsk(session, currentTarget)}
        >
          <Icon aria-hidden className="size-4" />
        </Button>
      </div>
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: see above
    // biome-ignore-end lint/a11y/useSemanticElements: see above
  );
});

function Places({ session: { taken, capacity, waiting } }: { readonly session: Session }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="cell" className="order-2 mt-3 self-center md:order-none md:mt-0">
      {capacity !== null && <FillBar {...{ taken, capacity }} className="mb-1.5 max-w-40" />}
      <p className="flex gap-x-2 text-sm whitespace-nowrap tabular-nums md:flex-col">
        <span className="font-semibold">{text.seats(taken, capacity)}</span>
        {waiting > 0 && <span className="text-wait">{text.onWaitlist(waiting)}</span>}
      </p>
    </div>
  );
}

const badgeColors: Partial<Record<Standing, string>> = {
  open: "bg-good-wash text-good",
  full: "bg-warn-wash text-warn",
  cancelled: "bg-bad-wash text-bad",
};

function StateBadge({ standing }: { readonly standing: Standing }) {
  return (
    <span
      className={`inline-flex h-6 items-center rounded-mark px-2 font-display text-[0.8125rem] font-semibold whitespace-nowrap ${badgeColors[standing] ?? "bg-sunken text-ink-soft"}`}
    >
      {text.badge[standing]}
    </span>
  );
}
