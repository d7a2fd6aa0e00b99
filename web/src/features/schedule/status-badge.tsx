import type { RsvpStatus } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import type { EndReason } from "../../seats/ending.ts";

const OVER = "bg-sunken text-ink-soft";

const looks: Record<RsvpStatus | EndReason, readonly [label: string, color: string]> = {
  CONFIRMED: [text.confirmed, "bg-good-wash text-good"],
  OFFERED: [text.offered, "bg-warn-wash text-warn"],
  WAITLISTED: [text.waiting, "bg-wait-wash text-wait"],
  CANCELLED: [text.cancelled, OVER],
  OFFER_EXPIRED: [text.offerEnded, OVER],
  SESSION_CANCELLED: [text.cancelled, OVER],
  SESSION_STARTED: [text.started, OVER],
  ORGANIZER: [text.removed, OVER],
};

export function StatusBadge({ status }: { readonly status: RsvpStatus | EndReason }) {
  const [label, color] = looks[status];
  return (
    <span className={`inline-block rounded-full px-2 py-0.5 text-xs font-semibold ${color}`}>{label}</span>
  );
}
