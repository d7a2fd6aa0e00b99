import { asNewRules, type EventMarks } from "../../core/programme/event-marks.ts";
import type { ChangedSession, KnownSession } from "../../core/programme/schedule/plan-import.ts";
import {
  PROGRAMME_FIELDS,
  type ProgrammeField,
  type ScheduledSession,
} from "../../core/programme/schedule/scheduled-session.ts";
import { defaultWaitlist, type Programme, type Provenance } from "../../core/programme/session.ts";
import { lineClosesAt, type RulesPatch } from "../../core/seats/ledger.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { changeRules, openLedger, proveRules } from "../ledger/rules.ts";
import type { Halves } from "./known-sessions.ts";
import { changeProgramme, createProgramme } from "./programme.ts";
import type { ProgrammeWrite, SessionWrite } from "./programme-writes.ts";

/**
 * Writes programme and ledger of a new session, or the half that is missing. An existing ledger keeps its
 * counts and takes its rules from the schedule.
 */
export function addition(
  session: ScheduledSession,
  { programme, rules }: Halves,
  marks: EventMarks,
  now: string,
): SessionWrite[] {
  const { sessionId } = session;
  const settings = ledgerSettings(session);
  const [what, provenance] = addedProgramme(session);
  return [
    rules === null
      ? openLedger(sessionId, { ...settings, ...asNewRules(marks) })
      : changeRules(sessionId, rules, settings, now),
    programme === null
      ? createProgramme(what, provenance)
      : changeProgramme(sessionId, programme, { ...what, ...provenance }),
  ];
}

/** Ledger and programme together, so that both are always of the same import. */
export function change(changed: ChangedSession, now: string): SessionWrite[] {
  const { seen, session } = changed;
  const rules = hasNewRules(changed)
    ? changeRules(session.sessionId, seen.rules, rulesOf(changed), now)
    : proveRules(session.sessionId, seen.rules);
  return [rules, programmeChange(changed, now)];
}

/** Both or neither: a session that is marked and open is one that an organizer has opened again. */
export const withdrawal = ({ sessionId, versions }: KnownSession, now: string): SessionWrite[] => [
  changeRules(sessionId, versions.rules, { state: "CLOSED" }, now),
  changeProgramme(sessionId, versions.programme, { withdrawn: true }),
];

export const hasNewRules = (changed: ChangedSession): boolean => Object.keys(rulesOf(changed)).length > 0;

const ledgerSettings = ({ startsAt, endsAt, capacity }: ScheduledSession) => ({
  capacity: capacity ?? null,
  endsAt,
  lineClosesAt: lineClosesAt(startsAt),
});

const rulesOf = (changed: ChangedSession): RulesPatch => ({
  ...(changed.capacity !== undefined && { capacity: changed.capacity }),
  ...(hasNewTimes(changed) && {
    endsAt: changed.session.endsAt,
    lineClosesAt: lineClosesAt(changed.session.startsAt),
  }),
  ...(changed.reopen && { state: "OPEN" as const }),
});

const hasNewTimes = ({ fields }: ChangedSession): boolean =>
  TIME_FIELDS.some((time) => fields.includes(time));
const TIME_FIELDS: readonly ProgrammeField[] = ["startsAt", "endsAt"];

/** A schedule file has no booths. */
const NO_BOOTH = { kind: "SESSION", visitMinutes: null } as const;

function addedProgramme({ capacity, source, ...programme }: ScheduledSession): [Programme, Provenance] {
  return [
    { ...programme, eventId: eventIdOf(programme.sessionId), ...NO_BOOTH, ...defaultWaitlist },
    {
      origin: "SCHEDULE",
      scheduledCapacity: capacity ?? null,
      withdrawn: false,
      ...(source !== undefined && { source }),
    },
  ];
}

function programmeChange(changed: ChangedSession, now: string): ProgrammeWrite {
  const { seen, session, fields, capacity, reopen, left } = changed;
  const programme = PROGRAMME_FIELDS.filter((field) => fields.includes(field)).map((field) => [
    field,
    session[field],
  ]);
  return changeProgramme(session.sessionId, seen.programme, {
    ...Object.fromEntries(programme),
    ...(capacity !== undefined && { scheduledCapacity: capacity }),
    ...(reopen && { withdrawn: false }),
    ...(left && { movedFrom: { ...left, movedAt: now } }),
    ...(session.source !== undefined && { source: session.source }),
  });
}
