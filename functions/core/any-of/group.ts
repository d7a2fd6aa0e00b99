import { type FoundRsvp, type Rsvp, type SeenIn, seenIn } from "../seats/rsvp.ts";

/** A person who wants one seat among these sessions of an event. */
export interface GroupName {
  readonly anyOfId: string;
  readonly eventId: string;
  readonly userId: string;
}

/** A group as it was found. A transaction that names this version proves that no member has got anything since. */
export interface SeenGroup extends GroupName {
  /** 0: there is no such group. */
  readonly version: number;
  /** It is empty if there is no such group. */
  readonly sessionIds: readonly string[];
  /** The session that won. Nobody joins then. */
  readonly wonBy: string | null;
  /** The sessions whose RSVPs the last change of the group has written, too. */
  readonly lastChanged: readonly string[];
}

/** A group and, read after it, those of its members that may still be ended. */
export interface EndingGroup {
  readonly group: SeenGroup;
  readonly others: readonly FoundRsvp[];
  /** What was found where the group was changed last. */
  readonly lastChanged: readonly SeenIn[];
}

/** A person waits in this session for one of several seats, or has an offer for it. */
export const isMember = ({ anyOfId, status }: Rsvp, group: GroupName): boolean =>
  anyOfId === group.anyOfId && (status === "WAITLISTED" || status === "OFFERED");

/** The members of a group in sessions other than these. */
export const othersIn = (
  group: SeenGroup,
  rsvps: readonly FoundRsvp[],
  ...sessionIds: readonly (string | undefined)[]
): EndingGroup => {
  const others = rsvps.filter(({ rsvp }) => isMember(rsvp, group) && !sessionIds.includes(rsvp.sessionId));
  const written = [...sessionIds, ...others.map(({ rsvp }) => rsvp.sessionId)];
  const left = group.lastChanged.filter((sessionId) => !written.includes(sessionId));
  return { group, others, lastChanged: seenIn(left, rsvps) };
};

/** The session that won has the person's seat. */
export const hasSeat = ({ wonBy }: SeenGroup, rsvps: readonly FoundRsvp[]): boolean =>
  rsvps.some(({ rsvp }) => rsvp.sessionId === wonBy && rsvp.status === "CONFIRMED");

/** While a member has an offer, the others are paused. */
export const holdsOffer = ({ others }: EndingGroup): boolean =>
  others.some(({ rsvp }) => rsvp.status === "OFFERED");

/** A seat has ended the other members of its group in these sessions. @default - in none */
export interface EndedOthers {
  readonly ended?: readonly string[] | undefined;
}

/** An offer that ended has freed a seat, and a line may be over without the person who left it. */
export const nudgeOthers = async (
  { ended = [] }: EndedOthers,
  nudge: (sessionId: string) => Promise<void>,
): Promise<void> => void (await Promise.all(ended.map(nudge)));

/** Tells all waitlists of the group that has just lost this offer. It never fails, because the sweep repairs what is lost. */
export type NudgeGroup = (ended: Pick<Rsvp, "anyOfId" | "eventId" | "userId" | "sessionId">) => Promise<void>;
