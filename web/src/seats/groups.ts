import type { ScheduleEntry } from "../api/answers.ts";
import { endingOf } from "./ending.ts";
import { endOfOffer } from "./open-offers.ts";

/** Sessions of which a person wants one seat (ADR 054). */
export interface Group {
  readonly anyOfId: string;
  /** Two at least, in the order in which the person joined them: the most wanted first. */
  readonly members: readonly ScheduleEntry[];
}

/**
 * The groups in which a person waits. One that has a single member left is an ordinary wait.
 * @param now milliseconds since 1970
 */
export function groupsOf(entries: readonly ScheduleEntry[], now: number): readonly Group[] {
  const members = entries.filter(
    ({ rsvp, session }) =>
      rsvp.anyOfId !== null && rsvp.status !== "CANCELLED" && endingOf(session, rsvp, now) === undefined,
  );
  const groups = Map.groupBy(members, ({ rsvp }) => rsvp.anyOfId ?? "");
  return [...groups]
    .filter(([, all]) => all.length > 1)
    .map(([anyOfId, all]) => ({ anyOfId, members: all.toSorted(byJoining) }));
}

/** The group of a session, if the person waits for it in one. */
export const groupOf = (
  entries: readonly ScheduleEntry[],
  sessionId: string,
  now: number,
): Group | undefined =>
  groupsOf(entries, now).find(({ members }) => members.some(({ rsvp }) => rsvp.sessionId === sessionId));

/** The member whose offer is open: meanwhile the other waitlists leave the person out. */
export const offeredIn = ({ members }: Group, now: number): ScheduleEntry | undefined =>
  members.find(({ rsvp }) => endOfOffer(rsvp) > now);

/** Waitlists are joined one after the other. */
const byJoining = ({ rsvp: one }: ScheduleEntry, { rsvp: other }: ScheduleEntry): number =>
  (one.waitlistedAt ?? "").localeCompare(other.waitlistedAt ?? "");
