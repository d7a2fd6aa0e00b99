import { isBooth, type Programme } from "../programme/session.ts";
import type { Notice } from "./notice.ts";

/** How long before a session begins people may want to be reminded. */
export const REMINDER_MINUTES = [10, 30, 60] as const;
export type ReminderMinutes = (typeof REMINDER_MINUTES)[number];

/** A reminder that is later than this is left out, because a newer one has probably been sent. */
const MAX_LATE_MS = 3 * 60_000;

/** Whether a reminder says its minutes too late. Both are ISO, UTC. */
export const isLate = (dueAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(dueAt) >= MAX_LATE_MS;

/** A session whose people are to be reminded now. */
export interface DueReminder {
  readonly sessionId: string;
  readonly minutes: ReminderMinutes;
  /** ISO, UTC. */
  readonly dueAt: string;
}

/** The reminders that are due at `now` (ISO, UTC), or were a moment ago. */
export function dueReminders(
  sessions: readonly (Pick<Programme, "sessionId" | "startsAt"> & Partial<Pick<Programme, "kind">>)[],
  now: string,
): readonly DueReminder[] {
  const nowMs = Date.parse(now);
  return sessions
    .filter((session) => !isBooth(session))
    .flatMap(({ sessionId, startsAt }) =>
      REMINDER_MINUTES.map((minutes) => ({
        ...{ sessionId, minutes },
        dueAt: new Date(Date.parse(startsAt) - minutes * 60_000).toISOString(),
      })).filter(({ dueAt }) => Date.parse(dueAt) <= nowMs && !isLate(dueAt, now)),
    );
}

export const reminderFor = (
  { sessionId, dueAt }: DueReminder,
  { userId, eventId }: { readonly userId: string; readonly eventId: string },
): Notice => ({
  ...{ noticeId: `reminder.${sessionId}`, userId, eventId, sessionId },
  ...{ kind: "REMINDER", at: dueAt, reason: null, until: null, moves: [] },
});
