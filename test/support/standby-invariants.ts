import { standbyOf } from "../../functions/core/standby/standby.ts";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { broken } from "./invariant-names.ts";
import { type LedgerState, wholeLedger } from "./ledger-items.ts";

/** What is wrong with the numbers of the people who stand by at one session. */
export function standbyViolations(state: LedgerState, rsvps: readonly Item[]): string[] {
  const ledger = wholeLedger(state);
  const { sessionId } = ledger;
  const { numberedTo, calledTo, toldTo } = standbyOf(ledger);
  const found: string[] = [];
  const wrong = (how: string) => found.push(broken("standby", `${sessionId} ${how}`));
  const numbered = rsvps
    .filter(({ standbyNumber }) => standbyNumber !== undefined)
    .map((rsvp) => ({ ...rsvp, number: Number(rsvp.standbyNumber) }) as Item & { number: number })
    .sort((a, b) => a.number - b.number);
  numbered.forEach(({ PK, number, status, calledAt }, at) => {
    const before = numbered[at - 1];
    if (number < 1 || number > numberedTo) wrong(`gave ${PK} number ${number} of ${numberedTo}`);
    if (before?.number === number) wrong(`gave number ${number} to ${before.PK} and ${PK}`);
    if (calledAt !== undefined && number > toldTo)
      wrong(`told ${PK} of number ${number}, and ${toldTo} are told`);
    if (status === "CONFIRMED" && number > calledTo)
      wrong(`let ${PK} in with ${number}, and ${calledTo} are called`);
  });
  const waiting = numbered.filter(({ status }) => status === "WAITLISTED");
  waiting.forEach(({ PK, waitlistedAt }, at) => {
    const before = waiting[at - 1];
    if (before !== undefined && String(before.waitlistedAt) > String(waitlistedAt))
      wrong(`has ${PK} behind ${before.PK}, who joined later`);
  });
  if (calledTo > numberedTo) wrong(`called ${calledTo} of ${numberedTo} numbers`);
  if (toldTo > calledTo) wrong(`told ${toldTo} people, and ${calledTo} are called`);
  return found;
}
