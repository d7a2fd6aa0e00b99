import type { Item } from "../../functions/store/dynamodb/table.ts";
import type { Change } from "./table-history.ts";

/** What a client knows about its own call; times in ms of one clock. */
export interface RecordedCall {
  readonly began: number;
  readonly answered: number;
  readonly succeeded: boolean;
}

/** The keys are request ids: an RSVP names the request that last changed it. */
export type RecordedCalls = ReadonlyMap<string, RecordedCall>;

export interface Fairness {
  /** How often an attendee got a seat or an offer. */
  readonly served: number;
  /** How often that happened while others waited too, so that order mattered. */
  readonly contested: number;
  readonly unfair: readonly string[];
}

/**
 * For everybody who got a seat, checks that nobody was passed over who knew earlier that they were on the
 * waitlist.
 */
export function judge(history: readonly Change[], calls: RecordedCalls): Fairness {
  const changes = history.filter(({ after }) => after?.SK.startsWith("RSVP#"));
  const onWaitlist = new Map<string, Item>();
  const unfair: string[] = [];
  let served = 0;
  let contested = 0;
  for (const [position, { before, after }] of changes.entries()) {
    if (after === undefined) continue;
    const own = onWaitlist.get(nameOf(after));
    onWaitlist.delete(nameOf(after));
    if (after.status === "WAITLISTED") onWaitlist.set(nameOf(after), after);
    if (!hasSeat(after) || hasSeat(before)) continue;
    served += 1;
    const asked = calls.get(String((own ?? after).changedBy));
    const others = [...onWaitlist.values()].filter(({ SK }) => SK === after.SK);
    if (others.length > 0) contested += 1;
    const earlier = others.filter((other) => {
      const joined = calls.get(String(other.changedBy));
      return asked && joined?.succeeded && joined.answered < asked.began;
    });
    const rest = changes.slice(position + 1);
    // One transaction may serve several people; its writes have an order only here.
    const passedOver = earlier.filter((other) => nextOf(other, rest)?.changedBy !== after.changedBy);
    unfair.push(...passedOver.map((other) => `${nameOf(after)} was served before ${other.PK}`));
  }
  return { served, contested, unfair };
}

const nameOf = ({ PK, SK }: Item): string => `${PK} ${SK}`;
const hasSeat = (rsvp: Item | undefined): boolean => ["CONFIRMED", "OFFERED"].includes(String(rsvp?.status));
const nextOf = (item: Item, changes: readonly Change[]): Item | undefined =>
  changes.find(({ after }) => after?.PK === item.PK && after.SK === item.SK)?.after;

/** The largest number of seats that were ever held at once, by session. */
export function fullest(history: readonly Change[]): Map<string, number> {
  const held = new Map<string, number>();
  const most = new Map<string, number>();
  for (const { before, after } of history) {
    if (!after?.SK.startsWith("RSVP#")) continue;
    const sessionId = after.SK.slice("RSVP#".length);
    const now = (held.get(sessionId) ?? 0) + Number(hasSeat(after)) - Number(hasSeat(before));
    held.set(sessionId, now);
    most.set(sessionId, Math.max(now, most.get(sessionId) ?? 0));
  }
  return most;
}
