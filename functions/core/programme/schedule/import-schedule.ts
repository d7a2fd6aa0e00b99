import type { DisplacedPeople } from "../programme-book.ts";
import { afterPlan } from "./after-plan.ts";
import { carryOnImport, type ImportProgress } from "./carry-on-import.ts";
import type { Doubt } from "./doubts.ts";
import { identifySessions } from "./identify-sessions.ts";
import { type ImportPorts, type ImportRequest, NOTHING_WRITTEN, type Written } from "./import-book.ts";
import { type ImportPlan, planImport } from "./plan-import.ts";
import type { ParsedSchedule } from "./scheduled-session.ts";

/** Reads the file in the event's time zone. The zone is `undefined` until the event exists. */
export type ReadFile<Errors> = (
  eventZone: string | undefined,
) =>
  | { readonly kind: "schedule"; readonly schedule: ParsedSchedule }
  | { readonly kind: "invalid"; readonly errors: Errors };

export interface ImportSummary extends ImportProgress {
  readonly dryRun: boolean;
  readonly plan: ImportPlan;
  /** What earlier requests of the same import wrote. */
  readonly written: Written;
  readonly doubts: readonly Doubt[];
  readonly people: DisplacedPeople;
  readonly schedule: ParsedSchedule;
  /** The zone in which people of this event read times. */
  readonly timeZone: string;
}

export type ImportOutcome<Errors> =
  | { readonly kind: "invalid"; readonly errors: Errors }
  | { readonly kind: "planned" | "imported"; readonly summary: ImportSummary };

/**
 * Makes the sessions of an event match a schedule file, as far as time allows. The same request again
 * continues. A dry run only reports what would change.
 */
export async function importSchedule<Errors>(
  request: ImportRequest,
  readFile: ReadFile<Errors>,
  ports: ImportPorts,
): Promise<ImportOutcome<Errors>> {
  const { eventId, dryRun, digest } = request;
  const { book } = ports;
  const found = await book.findImportedEvent(eventId);
  const read = readFile(found?.event.timeZone);
  if (read.kind === "invalid") return read;
  const { schedule } = read;
  const known = await book.listKnownSessions(eventId);
  const { sessions, doubts } = identifySessions(known, schedule.sessions);
  const plan = planImport(known, sessions, schedule.silentOn);
  const people = await book.findDisplaced(known, afterPlan(known, plan));
  const goesOn = found?.record?.complete === false && found.record.digest === digest;
  const written = goesOn && found.record ? found.record.written : NOTHING_WRITTEN;
  // Sessions that are already closed are no longer in the plan.
  const total =
    plan.added.length + plan.changed.length + plan.unchanged + plan.removed.length + written.removed;
  const timeZone = found?.event.timeZone ?? schedule.conference.timeZone;
  const planned = { dryRun, plan, written, doubts, people, schedule, timeZone };
  if (dryRun) {
    const published = found?.event.published ?? false;
    return { kind: "planned", summary: { ...planned, complete: true, done: total, total, published } };
  }
  const progress = await carryOnImport(request, { schedule, found, plan, written, total }, ports);
  return { kind: "imported", summary: { ...planned, ...progress } };
}
