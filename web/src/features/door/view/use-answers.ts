import { useCallback, useEffect, useRef, useState } from "react";
import type { CheckInOf, Door, DoorAttendee } from "../../../api/door/answers.ts";
import { doorMessages } from "../../../messages/door/door-messages.ts";
import { showToast } from "../../../ui/toasts.ts";
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
  const [undone, setUndone] = useState<"undone" | "left">();
  const last = useRef(0);

  const ask = useCallback(
    async (asked: CheckInOf, options?: CheckInOptions) => {
      last.current += 1;
      const turn = last.current;
      setChecking(turn);
      setUndone(undefined);
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
      const latest = queue.state().scans.find(({ checkInId }) => checkInId === scan.checkInId) ?? scan;
      if (gotSeatHere(latest)) showToast("good", doorMessages.recent.keepsSeat);
      else setUndone("undone");
      void queue.undo(latest);
    },
    [queue],
  );
  const { sessionId, personId } = asking;
  /** It waits on the device like a scan, and is sent like its undo. */
  const letOut = useCallback(
    async ({ userId, name }: DoorAttendee) => {
      await queue.add({
        checkInId: crypto.randomUUID(),
        ...{ sessionId, personId, userId, name, asked: { userId }, anyway: false },
        ...{ at: new Date().toISOString(), state: "undo", tried: true, corrects: null },
        verdict: { kind: "welcome", name, number: null },
      });
      setUndone("left");
      await queue.send();
    },
    [queue, sessionId, personId],
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
    undone: answer === undefined ? undone : undefined,
    ...{ ask, close, undo, letIn, letOut },
    read: () => void queue.read(),
  };
}

/** A person who stood by. An undo leaves them the seat. */
const gotSeatHere = ({ verdict, state, tried }: Scan): boolean =>
  verdict.kind === "welcome" && verdict.number !== null && (state === "done" || tried);
