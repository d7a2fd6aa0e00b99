import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isLedgerKey, isRsvpKey, sessionIdOfLedger, sessionIdOfRsvp } from "../../functions/store/keys.ts";
import { broken } from "./invariant-names.ts";

const numberOf = (value: unknown): number => (value as number | undefined) ?? 0;

/** What is wrong with the booths of a raw table: a place is taken by a person who is inside, and visits add up. */
export function boothViolations(items: readonly Item[]): string[] {
  const rsvps = Map.groupBy(items.filter(isRsvpKey), sessionIdOfRsvp);
  const hours = Map.groupBy(
    items.filter(({ SK }) => SK.startsWith("VISITS#")),
    ({ PK }) => PK.slice("SESSION#".length),
  );
  return items
    .filter((item) => isLedgerKey(item) && item.booth === true)
    .flatMap((desk) => {
      const sessionId = sessionIdOfLedger(desk);
      return violationsOf(desk, rsvps.get(sessionId) ?? [], hours.get(sessionId) ?? []).map((how) =>
        broken("booths", `${sessionId} ${how}`),
      );
    });
}

function violationsOf(desk: Item, rsvps: readonly Item[], hours: readonly Item[]): string[] {
  const found: string[] = [];
  const isIn = ({ status }: Item) => status === "CONFIRMED";
  const inside = rsvps.filter(isIn);
  const known = numberOf(desk.inside) - numberOf(desk.walkIns);
  if (known !== inside.length) found.push(`counts ${known} people inside, ${inside.length} are`);
  for (const { PK, checkedInAt, visitEndsAt, sweepPK, sweepSK } of inside) {
    const isSeen = /^VISIT#\d$/.test(String(sweepPK)) && sweepSK === visitEndsAt;
    if (checkedInAt === undefined || visitEndsAt === undefined || !isSeen)
      found.push(`has ${PK} inside, and the sweep does not see when the visit ends`);
  }
  const sum = (count: string) => hours.reduce((all, hour) => all + numberOf(hour[count]), 0);
  const underWay = sum("visits") - sum("ended") - sum("timedOut");
  // Nobody counts the visits that end with a cancelled booth.
  if (desk.state === "CANCELLED" ? underWay < inside.length : underWay !== inside.length)
    found.push(`counts ${underWay} visits under way, ${inside.length} are`);
  const visitors = rsvps.filter(({ rsvpAt }) => rsvpAt !== undefined).length;
  if (sum("visitors") !== visitors) found.push(`counts ${sum("visitors")} visitors, there were ${visitors}`);
  return found;
}
