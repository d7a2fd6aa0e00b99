import type { Ledger } from "../../seats/ledger.ts";
import { slotLeft } from "../moved-from.ts";
import type { Programme, Provenance, Slot } from "../session.ts";
import type { Versions } from "../versions.ts";
import { PROGRAMME_FIELDS, type ProgrammeField, type ScheduledSession } from "./scheduled-session.ts";

/** A session as the store holds it now. */
export interface KnownSession
  extends Pick<Programme, "sessionId" | ProgrammeField>,
    Pick<Ledger, "state" | "capacity" | "taken" | "waiting">,
    Provenance {
  readonly versions: Versions;
  /** It is false if a crash came between writing the session and writing its ledger. */
  readonly hasLedger: boolean;
}

export interface ChangedSession {
  /** The versions that the plan is based on. The plan is carried out only if they are unchanged. */
  readonly seen: Versions;
  readonly session: ScheduledSession;
  readonly fields: readonly string[];
  /** It is set if the ledger's capacity and `scheduledCapacity` must change to this value. */
  readonly capacity?: number;
  readonly reopen: boolean;
  /** The slot that the session had before, if the file moves it. */
  readonly left?: Slot;
}

export interface ImportPlan {
  /** New sessions, and known ones without a ledger. */
  readonly added: readonly ScheduledSession[];
  readonly changed: readonly ChangedSession[];
  readonly unchanged: number;
  /** Sessions that are to be closed for new RSVPs. */
  readonly removed: readonly KnownSession[];
}

/** Plans how to make the sessions match `schedule`. A new plan after it has been carried out is empty. */
export function planImport(
  known: readonly KnownSession[],
  schedule: readonly ScheduledSession[],
  silentOn: readonly ProgrammeField[],
): ImportPlan {
  const knownById = new Map(known.map((session) => [session.sessionId, session]));
  const added: ScheduledSession[] = [];
  const changed: ChangedSession[] = [];
  let unchanged = 0;
  for (const read of schedule) {
    const current = knownById.get(read.sessionId);
    knownById.delete(read.sessionId);
    const session = current ? withKnownValues(read, current, silentOn) : read;
    if (!current?.hasLedger) {
      added.push(session);
      continue;
    }
    const change = changeOf(current, session);
    if (change) changed.push(change);
    else unchanged += 1;
  }
  return { added, changed, unchanged, removed: [...knownById.values()].filter(isToBeWithdrawn) };
}

function withKnownValues(
  session: ScheduledSession,
  current: KnownSession,
  silentOn: readonly ProgrammeField[],
): ScheduledSession {
  const kept = Object.fromEntries(silentOn.map((field) => [field, current[field]]));
  return { ...session, ...kept };
}

function changeOf(current: KnownSession, session: ScheduledSession): ChangedSession | null {
  const fields: string[] = PROGRAMME_FIELDS.filter((field) => !isSame(current[field], session[field]));
  const capacity = session.capacity === current.scheduledCapacity ? undefined : session.capacity;
  if (capacity !== undefined) fields.push("capacity");
  const reopen = current.withdrawn && current.state !== "CANCELLED";
  if (reopen) fields.push("state");
  if (hasNewName(current, session)) fields.push("guid");
  if (fields.length === 0) return null;
  const left = slotLeft(current, session);
  return {
    seen: current.versions,
    session,
    fields,
    reopen,
    ...(capacity === undefined ? {} : { capacity }),
    ...(left === null ? {} : { left }),
  };
}

/** The next file may know the session by this name only. A name that its id contains is not stored. */
function hasNewName({ sessionId, source }: KnownSession, session: ScheduledSession): boolean {
  if (session.source === undefined) return false;
  if (source === undefined) return !sessionId.endsWith(`.${session.source.token}`);
  return source.name !== session.source.name;
}

/** A session that an organizer closed, cancelled or reopened after it was withdrawn stays as it is. */
function isToBeWithdrawn(session: KnownSession): boolean {
  const takesRsvps = session.hasLedger && session.state === "OPEN";
  return session.origin === "SCHEDULE" && !session.withdrawn && takesRsvps;
}

function isSame(a: KnownSession[ProgrammeField], b: KnownSession[ProgrammeField]): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((speaker, index) => speaker.name === b[index]?.name);
}
