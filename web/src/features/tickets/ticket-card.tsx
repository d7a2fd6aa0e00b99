import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { shownCode } from "../../../../functions/contract/tickets/manual-code.ts";
import type { Event, Ticket } from "../../api/answers.ts";
import { ticketMessages as text } from "../../messages/attendee/ticket-messages.ts";
import { dateRange } from "../../time/date-range.ts";
import { QrPicture } from "../../ui/qr-picture.tsx";

interface TicketCardProps {
  readonly event: Event;
  readonly ticket: Ticket;
  /** The person's name. */
  readonly name: string;
  /** Undefined: it is not known yet. */
  readonly sessionsToday: number | undefined;
  /** Whether the page opens without a network. */
  readonly kept: boolean;
  readonly logo: ReactNode;
}

/** White with a dark code, in the dark as well: scanners need it. */
export function TicketCard({ event, ticket, name, sessionsToday, kept, logo }: TicketCardProps) {
  const { title, startsAt, endsAt, timeZone, venue } = event;
  return (
    <div className="always-light overflow-hidden rounded-sheet bg-surface text-ink shadow-float">
      <div className="flex items-center gap-3 px-5 pt-5 pb-4">
        {logo}
        <div className="min-w-0">
          <p className="font-display text-[1.0625rem]/6 font-semibold">{title}</p>
          <p className="text-sm/5 text-ink-soft">
            {dateRange(startsAt, endsAt, timeZone)}
            {venue && ` · ${venue}`}
          </p>
        </div>
      </div>
      <div className="mx-4 border-t-2 border-dotted border-line-strong" />
      <div className="px-2 pt-3 pb-6 text-center">
        <QrPicture
          label={text.picture}
          text={ticket.ticket}
          className="mx-auto aspect-square w-full max-w-80 min-w-65"
        />
        <p className="mt-1 px-3 font-display text-2xl font-[650] tracking-[-0.02em]">{name}</p>
        <p className="min-h-6 text-ink-soft">{sessionsToday !== undefined && text.today(sessionsToday)}</p>
        <p className="mt-4 text-sm text-ink-soft">{text.code}</p>
        <p className="font-display text-xl font-semibold tracking-wider tabular-nums">
          {shownCode(ticket.code)}
        </p>
      </div>
      {kept && (
        <p className="flex items-center gap-2.5 bg-sunken px-5 py-3 text-sm">
          <CircleCheck aria-hidden className="size-5 shrink-0" />
          {text.kept}
        </p>
      )}
    </div>
  );
}
