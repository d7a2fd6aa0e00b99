import type { ReactNode } from "react";
import type { AgendaSession } from "../api/answers.ts";
import { thisMinute } from "../time/use-at-minute.ts";
import ClashLines from "./clash-line.tsx";
import { GroupLine } from "./group-line.tsx";

interface RowNotesProps {
  readonly session: AgendaSession;
  readonly timeZone: string;
  readonly className?: string;
}

/** What an attendee should know of a row beside their other sessions. */
export default function RowNotes({ session, timeZone, className }: RowNotesProps): ReactNode {
  return (
    <div className={className}>
      <ClashLines {...{ session, timeZone }} />
      <GroupLine session={session} now={thisMinute()} />
    </div>
  );
}
