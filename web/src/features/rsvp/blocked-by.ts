import { useEffect } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { isSeatThen } from "../../seats/clashes.ts";
import { useClashes } from "../../seats/use-clashes.ts";

export interface BlockedByProps {
  readonly session: AgendaSession;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** @param title of the seat that the person has at that time, if they have one */
  onBlocked(title: string | undefined): void;
}

/** Tells a button of an event that blocks overlaps which seat is in its way. Other events need not load it. */
export default function BlockedBy({ session, now, onBlocked }: BlockedByProps) {
  const title = useClashes(session, now).find(isSeatThen)?.session.title;
  useEffect(() => {
    onBlocked(title);
    return () => onBlocked(undefined);
  }, [title, onBlocked]);
  return null;
}
