// With grace, a seat waits for its person until some minutes after the start. Then it goes to people who stand by.

export const WAITLIST_CLOSES_BEFORE_START_MS = 5 * 60_000;

/** The part of a ledger that says how long seats wait. Times are ISO 8601 in UTC. */
export interface Graced {
  readonly lineClosesAt: string;
  readonly graceMinutes?: number | null | undefined;
  readonly eventGrace?: number | undefined;
  readonly booth?: true | undefined;
}

/** Derives the session's start from the closing time of its waitlist. */
export const startsAt = ({ lineClosesAt }: Pick<Graced, "lineClosesAt">): string =>
  new Date(Date.parse(lineClosesAt) + WAITLIST_CLOSES_BEFORE_START_MS).toISOString();

interface Ending {
  readonly endsAt: string | null;
}

interface Line extends Graced {
  readonly lineClosedAt: string | null;
  readonly waiting: number;
}

/** A session's own minutes decide, or else those of its event. `null`: seats wait until the end. A booth has no start. */
export const graceOf = ({ graceMinutes, eventGrace, booth }: Omit<Graced, "lineClosesAt">): number | null =>
  booth ? null : (graceMinutes ?? eventGrace ?? null);

/** When seats of people who have not come are free for others. `null`: never. */
export function noShowAt(ledger: Graced): string | null {
  const minutes = graceOf(ledger);
  return minutes === null ? null : afterStart(startsAt(ledger), minutes);
}

/** The same for a session whose start and grace are known. */
export const afterStart = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString();

/** With grace people stand by until the session ends. Otherwise nobody waits after the start. */
export const waitsEndAt = (ledger: Graced & Ending): string =>
  graceOf(ledger) === null ? startsAt(ledger) : (ledger.endsAt ?? startsAt(ledger));

/** The waitlist has closed, and the people on it get free seats at the door, in their order. */
export const isStandby = (ledger: Line, now: string): boolean =>
  graceOf(ledger) !== null &&
  ledger.waiting > 0 &&
  (ledger.lineClosesAt <= now || ledger.lineClosedAt !== null);

interface Released extends Graced, Ending {
  readonly state: string;
  readonly standby?: { readonly releasedAt: string | null } | undefined;
}

/** People who have not come can lose their seats from now on, and have not lost them yet. */
export function isReleaseDue(ledger: Released, now: string): boolean {
  const due = noShowAt(ledger);
  return (
    due !== null &&
    due <= now &&
    ledger.state !== "CANCELLED" &&
    (ledger.endsAt === null || ledger.endsAt > now) &&
    (ledger.standby?.releasedAt ?? null) === null
  );
}

/** When the ledger must be looked at again because of its grace. `null`: not at all. */
export function nextReleaseAt(ledger: Released, now: string): string | null {
  const due = noShowAt(ledger);
  const isAhead = due !== null && due > now && ledger.state !== "CANCELLED";
  return isAhead && (ledger.standby?.releasedAt ?? null) === null ? due : null;
}
