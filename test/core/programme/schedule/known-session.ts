import type { KnownSession } from "../../../../functions/core/programme/schedule/plan-import.ts";
import type { ScheduledSession } from "../../../../functions/core/programme/schedule/scheduled-session.ts";

export function scheduled(fields: Partial<ScheduledSession> = {}): ScheduledSession {
  return {
    sessionId: "test.a",
    title: "A talk",
    abstract: "About it.",
    type: "Talk",
    track: "Stage",
    room: "Hall",
    language: "en",
    speakers: [{ name: "Ida Wick" }],
    startsAt: "2026-03-28T09:00:00.000Z",
    endsAt: "2026-03-28T10:00:00.000Z",
    ...fields,
  };
}

/** The session as the store has it after its import. */
export function knownFrom({ capacity, ...session }: ScheduledSession): KnownSession {
  return {
    ...session,
    state: "OPEN",
    capacity: capacity ?? null,
    taken: 0,
    waiting: 0,
    scheduledCapacity: capacity ?? null,
    origin: "SCHEDULE",
    withdrawn: false,
    versions: { programme: 0, rules: 0 },
    hasLedger: true,
  };
}

export function known(fields: Partial<KnownSession> = {}): KnownSession {
  return { ...knownFrom(scheduled()), ...fields };
}
