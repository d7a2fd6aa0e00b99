import { useCallback, useMemo, useState } from "react";
import type { Session } from "../../api/answers.ts";

/** The sessions that a person has selected, as long as they are there. */
export function useSelection(sessions: readonly Session[] | undefined) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(
    () =>
      new Set(
        (sessions ?? []).filter(({ sessionId }) => ids.has(sessionId)).map(({ sessionId }) => sessionId),
      ),
    [sessions, ids],
  );
  const select = useCallback((some: readonly string[], isSelected: boolean) => {
    setIds((now) => {
      const next = new Set(now);
      for (const id of some) {
        if (isSelected) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  return { selected, select, clear };
}

export interface Groups {
  readonly rooms: ReadonlyMap<string, readonly string[]>;
  readonly tracks: ReadonlyMap<string, readonly string[]>;
}

/** The ids of the sessions of each room and each track, in the order of the names. */
export const groupsOf = (sessions: readonly Session[]): Groups => ({
  rooms: idsBy(sessions, ({ room }) => room),
  tracks: idsBy(sessions, ({ track }) => track),
});

function idsBy(sessions: readonly Session[], nameOf: (session: Session) => string | null) {
  const named = sessions.filter((session) => nameOf(session) !== null);
  const groups = [...Map.groupBy(named, (session) => nameOf(session) ?? "")];
  return new Map(
    groups
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([name, all]) => [name, all.map(({ sessionId }) => sessionId)]),
  );
}
