import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isRsvpKey, sessionIdOfRsvp, userIdOf } from "../../functions/store/keys.ts";
import { broken } from "../support/invariant-names.ts";
import type { PersonRequest } from "./people.ts";
import type { Change } from "./stream.ts";

/** A conflict that an answer tells is one that the person has had, and a clash is refused for a seat alone. */
export function wrongConflicts(
  changes: readonly Change[],
  requests: ReadonlyMap<string, PersonRequest>,
): string[] {
  const had = new Set(
    changes
      .map(({ after }) => after)
      .filter(isRsvpKey)
      .map(nameOf),
  );
  return [...requests].flatMap(([name, { userId, outcome, told }]) => {
    const conflicts = told ?? [];
    const invented = conflicts.filter(
      ({ sessionId, status }) => !had.has(`${userId} ${sessionId} ${status}`),
    );
    const isUnfounded =
      outcome === "time-conflict" && !conflicts.some(({ status }) => status === "CONFIRMED");
    return [
      ...invented.map(({ sessionId, status }) =>
        broken("overlaps", `${name} was told of ${status} in ${sessionId}, which was never so`),
      ),
      ...(isUnfounded ? [broken("overlaps", `${name} was refused for a seat that nobody has`)] : []),
    ];
  });
}

const nameOf = (rsvp: Item): string => `${userIdOf(rsvp)} ${sessionIdOfRsvp(rsvp)} ${rsvp.status}`;
