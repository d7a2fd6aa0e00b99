// What an organizer changes in many sessions at once.

import { daysOf, type EventClock } from "../notices/organizer-message.ts";
import { type PlannedChange, planChange, withoutUndefined } from "../programme/plan-change.ts";
import { byStart, type Session, type SessionPatch } from "../programme/session.ts";
import { versionsIn, versionText } from "../programme/versions.ts";
import { seatsLeft } from "../seats/ledger.ts";

/** Sessions for which all of these are true. */
export interface ManyWhere {
  readonly room?: string | undefined;
  readonly track?: string | undefined;
  /** `YYYY-MM-DD` on the event's clocks. */
  readonly day?: string | undefined;
  readonly sessionIds?: readonly string[] | undefined;
  readonly all?: true | undefined;
}

export interface ManySet
  extends Pick<
    SessionPatch,
    | "state"
    | "capacity"
    | "room"
    | "track"
    | "registrationOpensAt"
    | "registrationClosesAt"
    | "waitlistPolicy"
    | "offerMinutes"
  > {
  readonly shiftMinutes?: number | undefined;
}

/** The sessions that are meant, in order of start. */
export function sessionsWhere(
  { room, track, day, sessionIds }: ManyWhere,
  sessions: readonly Session[],
  clock: EventClock,
): readonly Session[] {
  const dayAt = daysOf(clock);
  const named = sessionIds && new Set(sessionIds);
  return sessions
    .filter((session) => room === undefined || session.room === room)
    .filter((session) => track === undefined || session.track === track)
    .filter((session) => day === undefined || dayAt(session.startsAt) === day)
    .filter((session) => named === undefined || named.has(session.sessionId))
    .toSorted(byStart);
}

const MINUTE_MS = 60_000;
const later = (time: string, minutes: number): string =>
  new Date(Date.parse(time) + minutes * MINUTE_MS).toISOString();

/** What one session gets. A shift becomes times, so that it can be undone. */
const patchFor = (
  { startsAt, endsAt }: Pick<Session, "startsAt" | "endsAt">,
  { shiftMinutes = 0, ...fields }: ManySet,
): SessionPatch =>
  withoutUndefined({
    ...fields,
    ...(shiftMinutes !== 0 && {
      startsAt: later(startsAt, shiftMinutes),
      endsAt: later(endsAt, shiftMinutes),
    }),
  });

/** The change of one of many sessions. */
export interface ManyChange {
  readonly kind: "change";
  readonly change: PlannedChange;
  /** What the session was in the fields that change. */
  readonly was: SessionPatch;
  /** The session as the change leaves it. */
  readonly after: Session;
}

export type ManyPlan = ManyChange | { readonly kind: "unchanged" | "cancelled" | "invalid" };

/**
 * Plans the change of one of many sessions.
 *
 * @param now ISO, UTC
 */
export function planOne(session: Session, set: ManySet, now: string): ManyPlan {
  if (session.state === "CANCELLED" && (set.state === "OPEN" || set.state === "CLOSED"))
    return { kind: "cancelled" };
  return planPatch(session, patchFor(session, set), now);
}

/** The same for a patch. What it leaves as it is, is no part of the change. */
export function planPatch(session: Session, wanted: SessionPatch, now: string): ManyPlan {
  const patch = differing(session, wanted);
  const fields = Object.keys(patch) as (keyof SessionPatch)[];
  if (fields.length === 0) return { kind: "unchanged" };
  const change = planChange(session, patch, now);
  if (change.kind === "invalid") return { kind: "invalid" };
  const was = Object.fromEntries(fields.map((field) => [field, session[field]])) as SessionPatch;
  return { kind: "change", change, was, after: afterChange(session, change) };
}

const differing = (session: Session, patch: SessionPatch): SessionPatch =>
  Object.fromEntries(
    Object.entries(withoutUndefined(patch)).filter(
      ([field, value]) => session[field as keyof SessionPatch] !== value,
    ),
  );

function afterChange(session: Session, { programme, rules }: PlannedChange): Session {
  const { withdrawn: _, ...shown } = programme;
  const seen = versionsIn(session.version);
  const changed = { ...session, ...shown, ...withoutUndefined(rules) };
  return {
    ...changed,
    seatsLeft: seatsLeft(changed),
    version: versionText({
      programme: seen.programme + (isEmpty(programme) ? 0 : 1),
      rules: seen.rules + (isEmpty(rules) ? 0 : 1),
    }),
  };
}

const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0;
