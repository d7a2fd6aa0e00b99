import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isRsvpKey } from "../../functions/store/keys.ts";
import { broken } from "../support/invariant-names.ts";
import type { Change } from "./stream.ts";

const WAITS = ["WAITLISTED", "OFFERED"];
const isWaiting = ({ status }: Item): boolean => WAITS.includes(String(status));

/** One seat of a group: each seat of a member ends all others in its commit, and one of them at a time gives an offer. */
export function wrongGroups(commits: readonly (readonly Change[])[]): string[] {
  const rsvps = new Map<string, Item>();
  return commits.flatMap((commit) => {
    const own = commit.filter(({ after }) => isRsvpKey(after));
    for (const { after } of own) rsvps.set(`${after.PK} ${after.SK}`, after);
    return own.flatMap((change) => [...wrongEnd(change, own), ...wrongMember(change, [...rsvps.values()])]);
  });
}

const wrong = (how: string): string[] => [broken("oneOfGroup", how)];

/** Only a seat ends another wait. */
function wrongEnd({ before, after }: Change, commit: readonly Change[]): string[] {
  if (after.cancelReason !== "OTHER_TAKEN" || before?.status === "CANCELLED") return [];
  const hasSeat = commit.some(
    (other) =>
      other.after.PK === after.PK &&
      other.after.status === "CONFIRMED" &&
      other.before?.status !== "CONFIRMED",
  );
  return hasSeat ? [] : wrong(`${after.PK} lost ${after.SK} to a seat that nobody got`);
}

function wrongMember({ before, after }: Change, rsvps: readonly Item[]): string[] {
  if (before?.anyOfId === undefined || before.status === after.status) return [];
  const others = rsvps.filter(
    (other) => other.PK === after.PK && other.SK !== after.SK && other.anyOfId === before.anyOfId,
  );
  const left = others.filter(isWaiting);
  if (after.status === "CONFIRMED" && left.length > 0)
    return wrong(`${after.PK} got ${after.SK} and is still in ${left.map(({ SK }) => SK).join(", ")}`);
  const isNewOffer = after.status === "OFFERED" && before.status === "WAITLISTED";
  const offered = left.filter(({ status }) => status === "OFFERED");
  return isNewOffer && offered.length > 0
    ? wrong(`${after.PK} is offered ${after.SK} beside ${offered.map(({ SK }) => SK).join(", ")}`)
    : [];
}
