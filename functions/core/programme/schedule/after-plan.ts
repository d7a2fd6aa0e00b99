import type { Occupied } from "../displaced.ts";
import type { ImportPlan, KnownSession } from "./plan-import.ts";

/** Returns the known sessions as they are after the plan has been carried out. */
export function afterPlan(known: readonly KnownSession[], plan: ImportPlan): Occupied[] {
  const changes = new Map(plan.changed.map((changed) => [changed.session.sessionId, changed]));
  return known
    .filter(({ state }) => state !== "CANCELLED")
    .map((session) => {
      const changed = changes.get(session.sessionId);
      if (changed === undefined) return session;
      const { title, startsAt, endsAt } = changed.session;
      return { ...session, title, startsAt, endsAt, capacity: changed.capacity ?? session.capacity };
    });
}
