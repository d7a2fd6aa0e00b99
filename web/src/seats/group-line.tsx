import { ListOrdered } from "lucide-react";
import type { AgendaSession } from "../api/answers.ts";
import { anyOfMessages as text } from "../messages/attendee/any-of-messages.ts";
import { useGroup } from "./use-group.ts";

interface GroupLineProps {
  readonly session: AgendaSession;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Says in a row that the session is one of several of which the attendee wants one. */
export function GroupLine({ session, now }: GroupLineProps) {
  const group = useGroup(session, now);
  if (group === undefined) return null;
  return (
    <p data-clash="" className="flex gap-1.5 pt-1 text-[0.8125rem]/[1.125rem] text-wait">
      <ListOrdered aria-hidden className="mt-px size-4 shrink-0" />
      {text.oneOf(group.members.length)}
    </p>
  );
}
