import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Answer } from "../../api/organizer/answer.ts";
import { currentOf, type SessionDetails } from "../../api/organizer/answers.ts";
import type { OrganizerApi } from "../../api/organizer/organizer-api.ts";
import { useLoaded } from "../../api/organizer/use-loaded.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { useRefresh } from "../../api/use-refresh.ts";
import { type QuickChange, usePresumed } from "./use-presumed.ts";

/** The last seen sessions, so that the way back leads to the same place in the list. */
const lastSeen = new WeakMap<OrganizerApi, Map<string, readonly SessionDetails[]>>();
/** By then, waiting people have been offered the seats that a change has freed. */
const LINE_SERVED_MS = 1_500;

/** An event's sessions, up to date while they are visible; changes show at once and are undone if refused. */
export function useSessions(eventId: string) {
  const api = useOrganizerApi();
  const seen = seenBy(api);
  const latest = useRef<readonly SessionDetails[]>(undefined);
  const { value, failure, reload, replace } = useLoaded<readonly SessionDetails[]>(
    eventId,
    async (signal) => withEqualsKept(await api.sessions(eventId, signal), latest.current),
    seen.get(eventId),
  );
  latest.current = value;
  const { presumed, inTurn } = usePresumed();
  const [changes, setChanges] = useState(0);
  const own = useRef(new Map<string, string>());
  useRefresh(reload);

  useEffect(() => {
    if (value !== undefined) seen.set(eventId, value);
  }, [seen, eventId, value]);

  useEffect(() => {
    if (changes === 0) return;
    const timer = setTimeout(() => void reload(), LINE_SERVED_MS);
    return () => clearTimeout(timer);
  }, [changes, reload]);

  const change = useCallback(
    ({ sessionId, version: seen }: SessionDetails, wanted: QuickChange) =>
      inTurn(sessionId, wanted, async () => {
        const version = latestOwn(own.current, sessionId, seen);
        const answer = await api.changeSession({ sessionId, version }, wanted);
        const current = answer.ok ? answer.value : currentOf(answer.failure);
        if (answer.ok) own.current.set(`${sessionId} ${version}`, answer.value.version);
        if (current !== undefined) {
          replace((latest.current ?? []).map((each) => (each.sessionId === sessionId ? current : each)));
        }
        // A failure counts too, because the change may have succeeded and its answer been lost.
        setChanges((before) => before + 1);
        return answer;
      }),
    [api, replace, inTurn],
  );

  const sessions = useMemo(
    () =>
      value?.map((session) => {
        const change = presumed.get(session.sessionId);
        return change === undefined ? session : { ...session, ...change };
      }),
    [value, presumed],
  );
  return { sessions, failure, reload, change };
}

/** The present version after this page's own later changes: they are nobody else's. */
function latestOwn(own: ReadonlyMap<string, string>, sessionId: string, seen: string): string {
  let version = seen;
  for (;;) {
    const next = own.get(`${sessionId} ${version}`);
    if (next === undefined || next === version) return version;
    version = next;
  }
}

function seenBy(api: OrganizerApi) {
  const seen = lastSeen.get(api) ?? new Map<string, readonly SessionDetails[]>();
  lastSeen.set(api, seen);
  return seen;
}

/** Unchanged sessions stay the same objects, so that one change does not render nine hundred rows. */
function withEqualsKept(
  answer: Answer<readonly SessionDetails[]>,
  before: readonly SessionDetails[] = [],
): Answer<readonly SessionDetails[]> {
  if (!answer.ok) return answer;
  const known = new Map(before.map((session) => [session.sessionId, session]));
  const value = answer.value.map((session) => {
    const old = known.get(session.sessionId);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(session) ? old : session;
  });
  return { ok: true, value };
}
