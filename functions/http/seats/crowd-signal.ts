import { putLatest } from "../../store/dynamodb/read-once.ts";

/** All requests of an instance see the same crowd. */
const PERIOD_MS = 2_000;
const MAX_SESSIONS = 256;

/** Tells for each session whether this instance should say that it meets a crowd, at most once in a period. */
export function crowdSignal(now: () => number = () => Date.now()): (sessionId: string) => boolean {
  const last = new Map<string, number>();
  return (sessionId) => {
    const time = now();
    if (time - (last.get(sessionId) ?? 0) < PERIOD_MS) return false;
    putLatest(last, sessionId, time, MAX_SESSIONS);
    return true;
  };
}
