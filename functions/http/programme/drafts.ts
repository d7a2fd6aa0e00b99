import { ORGANIZER_TOKEN_HEADER } from "../../contract/environment.ts";
import type { ConferenceEvent, Session } from "../../core/programme/session.ts";
import { claimedGroups } from "../../middleware/groups.ts";
import type { HttpEvent } from "../../middleware/http-event.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { IssuerUnavailable, type TokenReader } from "../../middleware/token.ts";
import type { FoundSession } from "../../store/programme/sessions.ts";

/** Tells whether the caller is an organizer. It runs only for drafts, so few tokens are verified. */
export type SeesDrafts = () => Promise<boolean>;

/** What the sender of a public request may see of drafts. */
export interface DraftAccess {
  readonly seesDrafts: SeesDrafts;
  /** Runs for every request, so it verifies only tokens that claim the organizers' group. */
  readonly isOrganizer: () => Promise<boolean>;
}

export const draftAccess =
  (readToken: TokenReader, organizerGroup: string) =>
  (headers: HttpEvent["headers"]): DraftAccess => {
    const authorization = headers[ORGANIZER_TOKEN_HEADER] ?? headers.authorization;
    const seesDrafts = async () => {
      const attendee = await readToken(authorization);
      return attendee !== null && attendee !== "invalid" && isOrganizer(attendee, organizerGroup);
    };
    return {
      seesDrafts,
      isOrganizer: async () =>
        claimedGroups(authorization).includes(organizerGroup) && (await seesDrafts().catch(unlessUnknown)),
    };
  };

/** Public answers must not fail because the issuer's keys cannot be read. */
function unlessUnknown(error: unknown): false {
  if (error instanceof IssuerUnavailable) return false;
  throw error;
}

export const isOrganizer = ({ groups }: SignedInAttendee, organizerGroup: string): boolean =>
  groups.includes(organizerGroup);

/** Returns the event, unless it is a draft that the caller may not see. */
export const visibleEvent = async (
  event: ConferenceEvent | null,
  seesDrafts: SeesDrafts,
): Promise<ConferenceEvent | null> =>
  event === null || event.published || (await seesDrafts()) ? event : null;

export async function visibleEvents(
  events: readonly ConferenceEvent[],
  seesDrafts: SeesDrafts,
): Promise<readonly ConferenceEvent[]> {
  const published = events.filter((event) => event.published);
  return published.length === events.length || (await seesDrafts()) ? events : published;
}

export const visibleSession = async (
  found: FoundSession | null,
  seesDrafts: SeesDrafts,
): Promise<Session | null> =>
  found !== null && (!found.draft || (await seesDrafts())) ? found.session : null;
