import { useCallback, useEffect, useState } from "react";
import type { RequestFailure } from "../../api/organizer/answer.ts";
import type { Attendee, RosterStatus } from "../../api/organizer/answers.ts";
import type { OrganizerApi } from "../../api/organizer/organizer-api.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";

export const STATUSES = ["CONFIRMED", "OFFERED", "WAITLISTED"] as const satisfies readonly RosterStatus[];

export interface RosterList {
  readonly attendees: readonly Attendee[];
  readonly complete: boolean;
  /** Where it goes on after a failure. */
  readonly cursor: string | undefined;
  readonly failure: RequestFailure | undefined;
}

export type Roster = Readonly<Record<RosterStatus, RosterList>>;

const NOTHING: RosterList = { attendees: [], complete: false, cursor: undefined, failure: undefined };
const EMPTY: Roster = { CONFIRMED: NOTHING, OFFERED: NOTHING, WAITLISTED: NOTHING };

/** Everybody who has to do with a session, page by page: what has come is shown while the rest is on its way. */
export function useRoster(sessionId: string) {
  const api = useOrganizerApi();
  const [roster, setRoster] = useState<Roster>(EMPTY);
  const [attempt, setAttempt] = useState<Roster>(EMPTY);

  useEffect(() => {
    const ended = new AbortController();
    for (const status of STATUSES) {
      void loadList(api, { sessionId, status }, attempt[status], ended.signal, (list) =>
        setRoster((before) => ({ ...before, [status]: list })),
      );
    }
    return () => ended.abort();
  }, [api, sessionId, attempt]);

  const goOn = useCallback(() => setAttempt(roster), [roster]);
  const reload = useCallback(() => setAttempt({ ...EMPTY }), []);
  const remove = useCallback(
    async ({ userId, status }: Attendee) => {
      const answer = await api.removeAttendee(sessionId, userId);
      if (answer.ok && status !== "CANCELLED") {
        setRoster((before) => ({ ...before, [status]: without(before[status], userId) }));
      }
      // The deed may be done though its answer was lost.
      if (!answer.ok) reload();
      return answer;
    },
    [api, sessionId, reload],
  );
  return { roster, goOn, reload, remove };
}

async function loadList(
  api: OrganizerApi,
  of: { readonly sessionId: string; readonly status: RosterStatus },
  from: RosterList,
  signal: AbortSignal,
  show: (list: RosterList) => void,
): Promise<void> {
  let list: RosterList = { ...from, failure: undefined };
  while (!list.complete) {
    const answer = await api.roster({ ...of, cursor: list.cursor }, signal);
    if (signal.aborted) return;
    if (!answer.ok) return show({ ...list, failure: answer.failure });
    const { attendees, nextCursor } = answer.value;
    list = {
      // Whoever has moved up meanwhile may be on two pages.
      attendees: [...new Map([...list.attendees, ...attendees].map((each) => [each.userId, each])).values()],
      complete: nextCursor === null,
      cursor: nextCursor ?? undefined,
      failure: undefined,
    };
    show(list);
  }
}

const without = (list: RosterList, userId: string): RosterList => ({
  ...list,
  attendees: list.attendees.filter((each) => each.userId !== userId),
});
