import type { ImportPorts } from "../../../functions/core/programme/schedule/import-book.ts";
import { importSchedule } from "../../../functions/core/programme/schedule/import-schedule.ts";
import type { ScheduledSession } from "../../../functions/core/programme/schedule/scheduled-session.ts";
import type { Programme } from "../../../functions/core/programme/session.ts";
import { lineClosesAt } from "../../../functions/core/seats/ledger.ts";
import { eventKey, ledgerKey } from "../../../functions/store/keys.ts";
import { programmeItem } from "../../../functions/store/programme/programme.ts";
import { aProgramme } from "../../support/builders.ts";
import { EVENT_ID, type ImportedSession, iso, type Plan, SESSION_IDS } from "./plan.ts";

const HOUR_MS = 3_600_000;
/** A schedule has at least one session, so this one stays when the other is left out. */
const OTHER = aProgramme(`${EVENT_ID}.other`, { startsAt: iso(-2 * HOUR_MS), endsAt: iso(-HOUR_MS) });

const timesOf = ({ startsAt, lastsMs }: Plan) => ({
  startsAt: iso(startsAt),
  endsAt: iso(startsAt + lastsMs),
});

/** The event, and its sessions as an earlier import has left them. */
export function programmeItems(plan: Plan): object[] {
  const { offerMinutes, policy: waitlistPolicy } = plan;
  const sessions = SESSION_IDS.slice(0, plan.sessions).map((id) =>
    aProgramme(id, { ...timesOf(plan), offerMinutes, waitlistPolicy }),
  );
  const provenance = { origin: "SCHEDULE", scheduledCapacity: null, withdrawn: false } as const;
  const { startsAt, endsAt } = OTHER;
  const event = {
    eventId: EVENT_ID,
    title: "Conference",
    timeZone: "UTC",
    quietHours: plan.quietHours,
    startsAt,
    endsAt: iso(24 * HOUR_MS),
    published: true,
    ...(plan.blocks && { conflictPolicy: "BLOCK" }),
  };
  const otherLedger = {
    taken: 0,
    waiting: 0,
    takenAtCapacityChange: 0,
    state: "OPEN",
    endsAt,
    lineClosesAt: startsAt,
  };
  return [
    { ...eventKey(EVENT_ID), ...event },
    ...[...sessions, OTHER].map((session) => programmeItem(session, provenance)),
    { ...ledgerKey(OTHER.sessionId), ...otherLedger },
  ];
}

/** The rules with which the story's session opens. */
export function rulesOf(plan: Plan) {
  const { startsAt, endsAt } = timesOf(plan);
  const { registrationOpensAt: opensAt, registrationClosesAt: closesAt } = plan;
  return {
    capacity: plan.capacity,
    endsAt,
    lineClosesAt: lineClosesAt(startsAt),
    registrationOpensAt: opensAt === null ? null : iso(opensAt),
    registrationClosesAt: closesAt === null ? null : iso(closesAt),
    ...(plan.blocks && { blocks: true as const }),
  };
}

/** Imports a file with one session as given, or without it. Others are as they were at first. */
export function importFile(
  plan: Plan,
  sessionId: string,
  session: ImportedSession | null,
  ports: ImportPorts,
) {
  const unchanged = SESSION_IDS.slice(0, plan.sessions).filter((id) => id !== sessionId);
  const sessions = [
    scheduled(OTHER),
    ...unchanged.map((id) => scheduled(aProgramme(id, timesOf(plan)))),
    ...(session ? [{ ...scheduled(aProgramme(sessionId)), ...session }] : []),
  ];
  const conference = {
    eventId: EVENT_ID,
    title: null,
    timeZone: "UTC",
    startsAt: OTHER.startsAt,
    endsAt: iso(24 * HOUR_MS),
  };
  const schedule = { conference, sessions, silentOn: [], warnings: [] };
  const digest = JSON.stringify([sessionId, session]);
  const request = { eventId: EVENT_ID, dryRun: false, publish: true, fileName: null, digest };
  return importSchedule(request, () => ({ kind: "schedule", schedule }), ports);
}

function scheduled({
  eventId: _,
  waitlistPolicy: __,
  offerMinutes: ___,
  ...session
}: Programme): ScheduledSession {
  return session;
}
