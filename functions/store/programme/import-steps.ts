import type { EventMarks } from "../../core/programme/event-marks.ts";
import type { ChangedSession, ImportPlan, KnownSession } from "../../core/programme/schedule/plan-import.ts";
import type { ScheduledSession } from "../../core/programme/schedule/scheduled-session.ts";
import { type Halves, NEITHER } from "./known-sessions.ts";
import type { SessionWrite } from "./programme-writes.ts";
import { addition, change, withdrawal } from "./schedule-import.ts";

export type StepKind = "added" | "changed" | "removed";

/** The change that a plan makes to one session. `read` is the session in the file; null if it is missing. */
export type ImportStep = { readonly sessionId: string } & (
  | { readonly kind: "added"; readonly read: ScheduledSession; readonly halves: Halves }
  | { readonly kind: "changed"; readonly read: ScheduledSession; readonly changed: ChangedSession }
  | { readonly kind: "removed"; readonly read: null; readonly known: KnownSession }
);

/** @param halvesOf the halves that exist of a session to add; the first plan assumes none */
export function stepsOf(
  { added, changed, removed }: ImportPlan,
  halvesOf: (sessionId: string) => Halves = () => NEITHER,
): ImportStep[] {
  return [
    ...added.map((read): ImportStep => {
      const { sessionId } = read;
      return { kind: "added", sessionId, read, halves: halvesOf(sessionId) };
    }),
    ...changed.map((each): ImportStep => {
      const { session } = each;
      return { kind: "changed", sessionId: session.sessionId, read: session, changed: each };
    }),
    ...removed.map((known): ImportStep => {
      const { sessionId } = known;
      return { kind: "removed", sessionId, read: null, known };
    }),
  ];
}

/** A new session has no ledger yet, so its transaction has few items. */
export const isNew = (step: ImportStep): boolean => step.kind === "added" && step.halves.rules === null;

export function writesOf(step: ImportStep, marks: EventMarks, now: string): SessionWrite[] {
  switch (step.kind) {
    case "added":
      return addition(step.read, step.halves, marks, now);
    case "changed":
      return change(step.changed, now);
    case "removed":
      return withdrawal(step.known, now);
  }
}
