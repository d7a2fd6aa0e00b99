import type { AgendaSession, MovedFrom, Rsvp } from "../api/answers.ts";
import type { Ending } from "./ending.ts";
import type { IsSeen } from "./use-seen-news.ts";

/** What happened to a seat or its session without the person's action, and what they have not confirmed yet. */
export interface News {
  readonly ended: Ending | undefined;
  readonly moved: MovedFrom | undefined;
  /** When the service recorded it; absent: only the clock says so, and there is nothing to confirm yet. */
  readonly at: string | undefined;
}

export function newsOf(
  rsvp: Rsvp,
  ended: Ending | undefined,
  { movedFrom }: Pick<AgendaSession, "movedFrom">,
  isSeen: IsSeen,
): News | undefined {
  const moved = ended === undefined && movedFrom !== null && isNewTo(rsvp, movedFrom) ? movedFrom : undefined;
  const at = ended ? (ended.recorded ? ended.at : undefined) : moved?.movedAt;
  if (ended === undefined && moved === undefined) return undefined;
  return at !== undefined && isSeen(rsvp.rsvpId, at) ? undefined : { ended, moved, at };
}

/** A person who took a seat after a session was moved has seen its new time and room. */
function isNewTo({ status, rsvpAt, waitlistedAt }: Rsvp, { movedAt }: MovedFrom): boolean {
  const since = [rsvpAt, waitlistedAt].filter((at) => at !== null).map(Date.parse);
  return status !== "CANCELLED" && since.length > 0 && Math.max(...since) < Date.parse(movedAt);
}
