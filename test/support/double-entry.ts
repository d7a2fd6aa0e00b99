import type { Ledger } from "../../functions/core/seats/ledger.ts";
import { broken } from "./invariant-names.ts";

/** Finds differences between a ledger's tally and its counts. */
export function imbalances({
  sessionId,
  taken,
  waiting,
  tally,
  door,
}: Pick<Ledger, "sessionId" | "taken" | "waiting" | "tally" | "door">): string[] {
  const { reserved, joined, claimed, offered, declined, expired, passed, released, left } = tally;
  const seats = reserved + claimed + offered - declined - expired - passed - released + door.walkIns;
  const people = joined - claimed - offered + passed - left;
  const found: string[] = [];
  if (seats !== taken)
    found.push(broken("tally", `${sessionId} has taken ${taken}, its tally comes to ${seats}`));
  if (people !== waiting)
    found.push(broken("tally", `${sessionId} has ${waiting} waiting, its tally comes to ${people}`));
  return found;
}
