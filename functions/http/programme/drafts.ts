import { AS_ORGANIZER_HEADER, ORGANIZER_TOKEN_HEADER } from "../../contract/environment.ts";
import type { ConferenceEvent, Session } from "../../core/programme/session.ts";
import { claimedGroups } from "../../middleware/groups.ts";
import type { HttpEvent } from "../../middleware/http-event.ts";
import type { Permissions } from "../../middleware/role-access.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { IssuerUnavailable, type TokenReader } from "../../middleware/token.ts";
import type { FoundSession } from "../../store/programme/sessions.ts";

/** Tells whether the caller is an organizer of an event. It runs only for drafts, so few tokens are verified. */
export type SeesDrafts = (eventId: string) => Promise<boolean>;

/** The same for a request that needs the answer several times: the role in an event is read once. */
export function askedOnce(asks: SeesDrafts): SeesDrafts {
  const answers = new Map<string, Promise<boolean>>();
  return (eventId) => {
    const answer = answers.get(eventId) ?? asks(eventId);
    answers.set(eventId, answer);
    return answer;
  };
}

/** What the sender of a public request may see of drafts. */
export interface DraftAccess {
  readonly seesDrafts: SeesDrafts;
  /** Runs for every request, so it verifies only the tokens of people who ask as organizers. */
  readonly isOrganizer: (eventId: string) => Promise<boolean>;
  /** The same for what is of no event: whether the caller asks as an organizer, and is signed in. */
  readonly asksAsOrganizer: () => Promise<boolean>;
}

/** People ask as organizers by a header, or by a token that claims the group of owners. */
export const draftAccess =
  (readToken: TokenReader, may: Permissions, organizerGroup: string) =>
  (headers: HttpEvent["headers"]): DraftAccess => {
    const authorization = headers[ORGANIZER_TOKEN_HEADER] ?? headers.authorization;
    const asks =
      ORGANIZER_TOKEN_HEADER in headers ||
      AS_ORGANIZER_HEADER in headers ||
      claimedGroups(authorization).includes(organizerGroup);
    let known: ReturnType<TokenReader> | undefined;
    const caller = async (): Promise<SignedInAttendee | null> => {
      known ??= readToken(authorization);
      const attendee = await known;
      return attendee === "invalid" ? null : attendee;
    };
    const seesDrafts = askedOnce(async (eventId) => {
      const attendee = await caller();
      return attendee !== null && may.mayOrganize(attendee, eventId);
    });
    return {
      seesDrafts,
      isOrganizer: async (eventId) => asks && (await seesDrafts(eventId).catch(unlessUnknown)),
      asksAsOrganizer: async () => asks && Boolean(await caller().catch(unlessUnknown)),
    };
  };

/** Public answers must not fail because the issuer's keys cannot be read. */
function unlessUnknown(error: unknown): false {
  if (error instanceof IssuerUnavailable) return false;
  throw error;
}

/** Returns the event, unless it is a draft that the caller may not see. */
export const visibleEvent = async (
  event: ConferenceEvent | null,
  seesDrafts: SeesDrafts,
): Promise<ConferenceEvent | null> =>
  event === null || event.published || (await seesDrafts(event.eventId)) ? event : null;

export async function visibleEvents(
  events: readonly ConferenceEvent[],
  seesDrafts: SeesDrafts,
): Promise<readonly ConferenceEvent[]> {
  const seen = await Promise.all(events.map((event) => visibleEvent(event, seesDrafts)));
  return seen.filter((event) => event !== null);
}

export const visibleSession = async (
  found: FoundSession | null,
  seesDrafts: SeesDrafts,
): Promise<Session | null> =>
  found !== null && (!found.draft || (await seesDrafts(found.session.eventId))) ? found.session : null;
