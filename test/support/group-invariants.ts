import { type Item, textOrNull } from "../../functions/store/dynamodb/table.ts";
import { isRsvpKey, sessionIdOfRsvp } from "../../functions/store/keys.ts";
import { broken } from "./invariant-names.ts";

const isGroup = ({ PK, SK }: Item): boolean => PK.startsWith("USER#") && SK.startsWith("ANYOF#");

/** What is wrong with the groups of a raw table: each member has an open group, which nobody has won. */
export function groupViolations(items: readonly Item[]): string[] {
  const groups = new Map(items.filter(isGroup).map((group) => [`${group.PK} ${group.SK}`, group]));
  return items.filter(isRsvpKey).flatMap((rsvp) => {
    if (rsvp.anyOfId === undefined) return [];
    const sessionId = sessionIdOfRsvp(rsvp);
    const name = `${rsvp.PK} ${rsvp.SK}`;
    const group = groups.get(`${rsvp.PK} ANYOF#${sessionId.split(".")[0]}#${rsvp.anyOfId}`);
    if (group === undefined) return [broken("oneOfGroup", `${name} is in a group that is not there`)];
    const winner = textOrNull(group.wonBy);
    if (winner !== null)
      return [broken("oneOfGroup", `${name} is ${rsvp.status} although ${winner} has won its group`)];
    const named = (group.sessionIds as readonly string[] | undefined) ?? [];
    return named.includes(sessionId) ? [] : [broken("oneOfGroup", `the group of ${name} does not name it`)];
  });
}

/** Whether a waiting person is paused: another session of the group offers them a seat. */
export const isPaused = (waiting: Item, items: readonly Item[]): boolean =>
  waiting.anyOfId !== undefined &&
  items.some(
    (other) =>
      isRsvpKey(other) &&
      other.PK === waiting.PK &&
      other.SK !== waiting.SK &&
      other.status === "OFFERED" &&
      other.anyOfId === waiting.anyOfId,
  );
