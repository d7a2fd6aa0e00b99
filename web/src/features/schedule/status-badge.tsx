import type { RsvpStatus } from "../../api/schema.ts";
import { messages } from "../../messages/messages.ts";

const { schedule: text } = messages;

const looks: Record<RsvpStatus, readonly [label: string, color: string]> = {
  CONFIRMED: [text.confirmed, "bg-good-wash text-good-strong"],
  OFFERED: [text.offered, "bg-warn-wash text-warn"],
  WAITLISTED: [text.waiting, "bg-accent-wash text-accent-strong"],
  CANCELLED: [text.cancelled, "bg-sunken text-ink-soft"],
};

export function StatusBadge({ status }: { readonly status: RsvpStatus }) {
  const [label, color] = looks[status];
  return (
    <span className={`inline-block rounded-full px-2 py-0.5 text-xs font-semibold ${color}`}>{label}</span>
  );
}
