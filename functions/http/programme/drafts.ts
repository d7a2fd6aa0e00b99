import type { ConferenceEvent, Session } from "../../core/programme/session.ts";
import type { Identity } from "../../middleware/identity.ts";
import type { TokenReader } from "../../middleware/token.ts";
import type { FoundSession } from "../../store/programme/sessions.ts";

/** Tells whether the caller is an organizer. It runs only for drafts, so few tokens are verified. */
export type SeesDrafts = () => Promise<boolean>;

export const draftReader =
  (readToken: TokenReader, organizerGroup: string) =>
  (authorization: string | undefined): SeesDrafts =>
  async () => {
    const identity = await readToken(authorization);
    return identity !== null && identity !== "invalid" && isOrganizer(identity, organizerGroup);
  };

export const isOrganizer = ({ groups }: Identity, organizerGroup: string): boolean =>
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
