import type { Ledger } from "../../functions/core/seats/ledger.ts";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isWalkInKey, sessionIdOfLedger } from "../../functions/store/keys.ts";
import { toLedger } from "../../functions/store/ledger/ledger.ts";
import { broken } from "./invariant-names.ts";

/** What a ledger counts inside, compared with its people. */
export function insideViolations({ sessionId, door, taken }: Ledger, rsvps: readonly Item[]): string[] {
  const { inside, walkIns, anyway, checkIns } = door;
  const checkedIn = rsvps.filter(({ checkedInAt }) => checkedInAt !== undefined).length;
  const found: string[] = [];
  const wrong = (how: string) => found.push(broken("inside", `${sessionId} ${how}`));
  if (inside !== checkedIn + walkIns)
    wrong(`counts ${inside} inside, ${checkedIn} are checked in and ${walkIns} walked in`);
  if (inside > taken) wrong(`counts ${inside} inside and ${taken} taken`);
  if (Math.min(inside, walkIns, anyway, checkIns) < 0) wrong("counts less than nobody");
  if (inside > 0 && checkIns === 0) wrong("has people inside, and no check-in is counted");
  return found;
}

/** Walk-ins have items, which go with the account of a person who is known. So the ledger counts no fewer people. */
export function walkInViolations(items: readonly Item[]): string[] {
  const peopleIn = (sessionId: string, as: string) =>
    items
      .filter((item) => isWalkInKey(item) && sessionIdOf(item) === sessionId)
      .filter((item) => item.as === as && item.undoneAt === undefined)
      .reduce((sum, { people }) => sum + Number(people), 0);
  return items
    .filter(({ SK }) => SK === "LEDGER")
    .flatMap((desk) => {
      const { walkIns, anyway } = toLedger(desk).door;
      const sessionId = sessionIdOfLedger(desk);
      const found = { seated: peopleIn(sessionId, "seated"), anyway: peopleIn(sessionId, "anyway") };
      return found.seated > walkIns || found.anyway > anyway
        ? [broken("inside", `${sessionId} counts ${walkIns} and ${anyway}, ${JSON.stringify(found)} came in`)]
        : [];
    });
}

const sessionIdOf = ({ PK, SK }: Item): string =>
  PK.startsWith("USER#") ? SK.slice("WALKIN#".length) : PK.slice("SESSION#".length);
