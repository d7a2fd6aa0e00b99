import type { Pause } from "../pause.ts";
import type { PlannedChange } from "../programme/plan-change.ts";
import type { Session } from "../programme/session.ts";
import type { ManyBook, RecordName, WrittenSession } from "./change-many.ts";
import { planPatch } from "./many.ts";

export interface UndoBook extends Pick<ManyBook, "findSession" | "listWritten" | "shortenOffers"> {
  /** Says that the change is undone. `too-late`: there is none of this id, its time is over, or it is under way. */
  beginUndo(name: RecordName, now: string): Promise<"begun" | "too-late">;
  /** Gives one session its values back, if it is still as the change wrote it. */
  restore(
    name: RecordName,
    seen: Session,
    change: PlannedChange,
    now: string,
  ): Promise<"written" | "lost" | "repeated">;
}

export type UndoneResult = "UNDONE" | "CHANGED_SINCE" | "LEFT";

export type UndoOutcome =
  | {
      readonly kind: "done";
      readonly complete: boolean;
      readonly results: readonly {
        readonly sessionId: string;
        readonly title: string;
        readonly result: UndoneResult;
      }[];
    }
  | { readonly kind: "nothing-to-undo" };

export interface UndoPorts {
  readonly book: UndoBook;
  readonly clock: () => Date;
  readonly pause: () => Pause;
  readonly hasTime: () => boolean;
  readonly map: <T, R>(all: readonly T[], act: (each: T) => Promise<R>) => Promise<readonly R[]>;
  readonly nudgeAll: (sessionIds: readonly string[]) => Promise<void>;
}

/** Gives each session of a change its former values back, if nobody has changed it since. It may be repeated. */
export async function undoMany(name: RecordName, ports: UndoPorts): Promise<UndoOutcome> {
  const { book, clock } = ports;
  if ((await book.beginUndo(name, clock().toISOString())) === "too-late") return { kind: "nothing-to-undo" };
  const results = await ports.map(await book.listWritten(name), async (written) => ({
    sessionId: written.sessionId,
    title: written.title,
    result: await restore(name, written, ports),
  }));
  return { kind: "done", complete: results.every(({ result }) => result !== "LEFT"), results };
}

async function restore(name: RecordName, written: WrittenSession, ports: UndoPorts): Promise<UndoneResult> {
  const { book, clock, hasTime, nudgeAll } = ports;
  if (written.undone) return "UNDONE";
  const waits = ports.pause();
  for (;;) {
    if (!hasTime()) return "LEFT";
    const session = await book.findSession(written.sessionId);
    if (session === null || session.version !== written.version) return "CHANGED_SINCE";
    const now = clock().toISOString();
    const plan = planPatch(session, written.was, now);
    if (plan.kind !== "change") return "CHANGED_SINCE";
    const outcome = await book.restore(name, session, plan.change, now);
    if (outcome === "repeated") return "UNDONE";
    if (outcome === "written") {
      await book.shortenOffers(plan.after);
      await nudgeAll([session.sessionId]);
      return "UNDONE";
    }
    if (!(await waits())) return "LEFT";
  }
}
