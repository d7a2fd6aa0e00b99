import { useCallback, useMemo, useRef, useState } from "react";
import type { SessionDetails } from "../../api/organizer/answers.ts";

/** Fields that can be changed from the list. */
export type QuickChange = Partial<Pick<SessionDetails, "capacity" | "state">>;

interface Presumed {
  readonly sessionId: string;
  readonly wanted: QuickChange;
}

/**
 * Changes are shown before they are answered. Those of one session are sent one after the other: the last
 * wins.
 */
export function usePresumed() {
  const [changes, setChanges] = useState<readonly Presumed[]>([]);
  const last = useRef(new Map<string, Promise<unknown>>());
  const inTurn = useCallback(
    async <T>(sessionId: string, wanted: QuickChange, send: () => Promise<T>): Promise<T> => {
      const own = { sessionId, wanted };
      setChanges((before) => [...before, own]);
      const sent = (last.current.get(sessionId) ?? Promise.resolve()).then(send);
      last.current.set(sessionId, sent);
      const answer = await sent;
      setChanges((before) => before.filter((each) => each !== own));
      return answer;
    },
    [],
  );
  const presumed = useMemo(() => {
    const whole = new Map<string, QuickChange>();
    for (const { sessionId, wanted } of changes) whole.set(sessionId, { ...whole.get(sessionId), ...wanted });
    return whole;
  }, [changes]);
  return { presumed, inTurn };
}
