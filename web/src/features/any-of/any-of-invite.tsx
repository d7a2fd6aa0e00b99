import type { Event } from "../../api/answers.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";
import { useAnyOfButton } from "./use-any-of-button.tsx";

interface AnyOfInviteProps {
  readonly event: Event;
  readonly timeZone: string;
}

/** The way to several sessions at once for people who look at what they have. */
export function AnyOfInvite({ event, timeZone }: AnyOfInviteProps) {
  const { button, dialog } = useAnyOfButton({ event, timeZone });
  return (
    <div className="grid justify-items-start gap-2.5 print:hidden">
      <p className="text-sm/[1.1875rem] text-ink-soft">{text.inSchedule}</p>
      {button}
      {dialog}
    </div>
  );
}
