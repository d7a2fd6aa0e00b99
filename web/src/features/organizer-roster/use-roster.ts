import { useCallback, useEffect, useRef, useState } from "react";
import type { RequestFailure } from "../../api/organizer/answer.ts";
import type { Attendee, RosterStatus } from "../../api/organizer/answers.ts";
import type { OrganizerApi } from "../../api/organizer/organizer-api.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";

export const STATUSES = ["CONFIRMED", "OFFERED", "WAITLISTED"] as const satisfies readonly RosterStatus[];

export interface RosterList {
  readonly attendees: readonly Attendee[];
  readonly complete: boolean;
  /** The position from which a failed list continues. */
  readonly cursor: string | undefined;
  readonly failure: RequestFailure | undefined;
}

export type Roster = Readonly<Record<RosterStatus, RosterList>>;

const NOTHING: RosterList = { attendees: [], complete: false, cursor: undefined, failure: undefined };
const EMPTY: Roster = { CONFIRMED: NOTHING, OFFERED: NOTHING, WAITLISTED: NOTHING };

/** By then, waiting people have been offered the free seat. */
const LINE_SERVED_MS = 1_500;

/** Loads a session's roster page by page and shows each page at once. */
export function useRoster(sessionId: string) {
  const api = useOrganizerApi();
  const [roster, setRoster] = useState<Roster>(EMPTY);
  const [attempt, setAttempt] = useState<Roster>(EMPTY);

  const gone = useRef(new Set<string>());
  const [removals, setRemovals] = useState(0);

  useEffect(() => {
    const ended = new AbortController();
    // Earlier pages may be older than a removal; this attempt's pages are read after all removals.
    gone.current = new Set();
    const show = (status: RosterStatus, list: RosterList) =>
      setRoster((before) =>
        // A complete list stays until the next one is complete too.
        before[status].complete && !list.complete && list.failure === undefined
          ? before
          : { ...before, [status]: without(list, gone.current) },
      );
    for (const status of STATUSES) {
      void loadList(api, { sessionId, status }, attempt[status], ended.signal, (list) => show(status, list));
    }
    return () => ended.abort();
  }, [api, sessionId, attempt]);

  const goOn = useCallback(() => setAttempt(roster), [roster]);
  const reload = useCallback(() => setAttempt({ ...EMPTY }), []);
  useEffect(() => {
    if (removals === 0) return;
    const timer = setTimeout(reload, LINE_SERVED_MS);
    return () => clearTimeout(timer);
  }, [removals, reload]);
  const remove = useCallback(
    async ({ userId, status }: Attendee) => {
      const answer = await api.removeAttendee(sessionId, userId);
      if (answer.ok && status !== "CANCELLED") {
        gone.current.add(userId);
        setRoster((before) => ({ ...before, [status]: without(before[status], gone.current) }));
        setRemovals((before) => before + 1);
      }
      // The removal may have succeeded although its answer was lost.
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
      // A person who moved up meanwhile may be on two pages.
      attendees: [...new Map([...list.attendees, ...attendees].map((each) => [each.userId, each])).values()],
      complete: nextCursor === null,
      cursor: nextCursor ?? undefined,
      failure: undefined,
    };
    show(list);
  }
}

const without = (list: RosterList, gone: ReadonlySet<string>): RosterList => ({
  ...list,
  attendees: list.attendees.filter(({ userId }) => !gone.has(userId)),
});
