import { lazy, Suspense } from "react";
import type { AgendaSession, MySchedule } from "../api/answers.ts";
import { useCached } from "../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { myScheduleKey } from "./my-schedule-query.ts";

interface RowNotesProps {
  readonly session: AgendaSession;
  readonly timeZone: string;
  readonly className: string;
}

/** Without it people are told after the tap. */
const RowNotes = lazy(() => import("./row-notes.tsx").catch(() => ({ default: () => null })));

/** Only people who hold something need it: for all others a row has nothing to compute. */
export function LateRowNotes(props: RowNotesProps) {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const holds = useCached<MySchedule, boolean>(
    myScheduleKey(props.session.eventId, attendeeId),
    (known) => (known?.data?.entries.length ?? 0) > 0,
  );
  if (!holds) return null;
  return (
    <Suspense>
      <RowNotes {...props} />
    </Suspense>
  );
}
