import { Check, CloudOff, LoaderCircle, ShieldAlert } from "lucide-react";
import { doorMessages } from "../../../messages/door/door-messages.ts";

const { state: text } = doorMessages;

export interface Sending {
  readonly waiting: number;
  readonly offline: boolean;
  readonly volatile: boolean;
  readonly forbidden: boolean;
  /** The time of the list. */
  readonly asOf: string;
}

/** Whether everything that was scanned has reached the service. */
export function StateLine(sending: Sending) {
  const { icon: Icon, said, look } = stateOf(sending);
  return (
    <p
      role="status"
      className={`flex min-h-9 shrink-0 items-center justify-center gap-2 px-4 py-1 text-sm font-semibold ${look}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {said}
    </p>
  );
}

function stateOf({ waiting, offline, volatile, forbidden, asOf }: Sending) {
  if (forbidden) return { icon: ShieldAlert, said: text.forbidden, look: "bg-bad-wash text-bad" };
  if (volatile && waiting > 0)
    return { icon: ShieldAlert, said: text.volatile, look: "bg-bad-wash text-bad" };
  if (offline) {
    const said = waiting > 0 ? text.waiting(waiting) : text.offline(asOf);
    return { icon: CloudOff, said, look: "bg-warn-wash text-warn" };
  }
  if (waiting > 0)
    return { icon: LoaderCircle, said: text.sending(waiting), look: "bg-sunken text-ink-soft" };
  return { icon: Check, said: text.sent, look: "bg-sunken text-ink-soft" };
}
