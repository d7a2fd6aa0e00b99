import { isRsvpKey, sessionIdOfRsvp, userIdOf } from "../../../functions/store/keys.ts";
import { broken } from "../../support/invariant-names.ts";
import { MAX_HOLD_MS } from "./answers.ts";
import type { Recorded } from "./commits.ts";
import type { Asked } from "./people.ts";
import { type Plan, SESSION_IDS, STORY_START, sessionOf } from "./plan.ts";

const isHeld = (status: string): boolean => ["CONFIRMED", "WAITLISTED", "OFFERED"].includes(status);

/** Conflicts are told as they were at some moment of the request, and none is left out. */
export function wrongConflicts(
  recorded: readonly Recorded[],
  requests: readonly Asked[],
  plan: Plan,
): string[] {
  return requests.flatMap((request) => {
    const { name, act, answered, outcome, conflicts } = request;
    if (!("userId" in act) || answered === null) return [];
    return SESSION_IDS.filter((id) => id !== sessionOf(act)).flatMap((other) => {
      const had = statusesOf(recorded, act.userId, other, { ...request, answered });
      const wrong = (how: string) => [broken("overlaps", `${name} ${how} ${other}, which was ${had}`)];
      if (outcome === "time-conflict") return had.includes("CONFIRMED") ? [] : wrong("was refused for");
      if (!conflicts) return [];
      const status = conflicts.find(({ sessionId }) => sessionId === other)?.status ?? null;
      const isRight =
        status === null ? !had.every(isHeld) || mayClashNoMore(plan, answered) : had.includes(status);
      return isRight ? [] : wrong(`was told of ${status} in`);
    });
  });
}

/** A session has been moved, or is over. */
const mayClashNoMore = ({ acts, startsAt, lastsMs, clockErrorMs }: Plan, answered: number): boolean =>
  acts.some((act) => act.what === "import" || (act.what === "change" && act.patch.startsAt !== undefined)) ||
  STORY_START + startsAt + lastsMs - clockErrorMs <= answered;

/** What the person had there at some moment of this time, and before its first change. */
function statusesOf(
  recorded: readonly Recorded[],
  userId: string,
  sessionId: string,
  { begun, answered }: { readonly begun: number; readonly answered: number },
): string[] {
  const statuses = ["nothing"];
  for (const { at, changes } of recorded) {
    if (at > answered) break;
    for (const { after } of changes) {
      if (!isRsvpKey(after) || userIdOf(after) !== userId || sessionIdOfRsvp(after) !== sessionId) continue;
      if (at + MAX_HOLD_MS < begun) statuses.length = 0;
      statuses.push(String(after.status));
    }
  }
  return statuses;
}
