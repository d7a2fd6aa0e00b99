import { useCallback, useEffect, useRef, useState } from "react";
import type { CheckInOf, Door } from "../../../api/door/answers.ts";
import { useScanQueue } from "../scans/queue-context.tsx";
import type { Scan } from "../scans/scan.ts";
import { type CheckInOptions, useCheckIn } from "../scans/use-check-in.ts";
import { toneOf } from "../scans/verdict.ts";
import { play } from "./sounds.ts";

interface Asking {
  readonly sessionId: string;
  readonly personId: string;
  readonly door: Door | undefined;
  readonly offline: boolean;
  readonly scans: readonly Scan[];
}

/** The answer that the whole screen shows, and what people do about it. */
export function useAnswers(asking: Asking) {
  const { queue } = useScanQueue();
  const checkIn = useCheckIn(asking);
  const [shown, setShown] = useState<Scan>();
  const [checking, setChecking] = useState(0);
  const [undone, setUndone] = useState(false);
  const last = useRef(0);

  const ask = useCallback(
    async (asked: CheckInOf, options?: CheckInOptions) => {
      last.current += 1;
      const turn = last.current;
      setChecking(turn);
      setUndone(false);
      const scan = await checkIn(asked, options);
      // Another one was scanned meanwhile, whose answer is the one that counts.
      if (turn !== last.current) return;
      setChecking(0);
      setShown(scan);
    },
    [checkIn],
  );
  const close = useCallback(() => setShown(undefined), []);
  const undo = useCallback(
    (scan: Scan) => {
      setShown(undefined);
      setUndone(true);
      void queue.undo(queue.state().scans.find(({ checkInId }) => checkInId === scan.checkInId) ?? scan);
    },
    [queue],
  );
  const letIn = useCallback(
    (scan: Scan) => ask(scan.asked, scan.verdict.kind === "unchecked" ? { trusted: true } : { anyway: true }),
    [ask],
  );
  // The service may have answered since.
  const answer = shown && (asking.scans.find(({ checkInId }) => checkInId === shown.checkInId) ?? shown);
  const tone = answer && toneOf(answer.verdict);
  const id = answer?.checkInId;
  useEffect(() => {
    if (id !== undefined && tone !== undefined) play(tone);
  }, [id, tone]);
  return {
    answer,
    checking: checking > 0,
    undone: undone && answer === undefined,
    ...{ ask, close, undo, letIn },
    read: () => void queue.read(),
  };
}
