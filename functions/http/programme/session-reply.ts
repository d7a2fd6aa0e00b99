import type { ChangedSessionAnswer, DisplacedAnswer, SessionAnswer } from "../../contract/answers.ts";
import { entityTag, tagsIn } from "../../middleware/entity-tags.ts";
import { json, type Refusal, type Reply } from "../../middleware/reply.ts";

/**
 * A session's tag begins with its version, which `If-Match` compares. The rest covers the whole answer, so
 * that a 304 never hides changed seats.
 */
export const sessionTag = (session: SessionAnswer, body = JSON.stringify(session)): string =>
  entityTag(body, session.version);

export const createdReply = (session: SessionAnswer, location: string): Reply =>
  json<SessionAnswer>(201, "SESSION_CREATED", session, { etag: sessionTag(session), location });

interface Change {
  readonly session: SessionAnswer;
  readonly displaced: readonly DisplacedAnswer[];
}

/** The tag covers the session alone, so that it is the one that a read of the session has. */
export const changedReply = ({ session, displaced }: Change): Reply =>
  json<ChangedSessionAnswer>(
    200,
    "SESSION_CHANGED",
    { ...session, displaced },
    { etag: sessionTag(session) },
  );

export const plannedReply = ({ session, displaced }: Change): Reply =>
  json<ChangedSessionAnswer>(200, "CHANGE_PLANNED", { ...session, displaced });

/** Reads the versions that `If-Match` asks for. It is `null` if any version will do. */
export function expectedVersions(ifMatch: string | undefined): readonly string[] | null {
  if (ifMatch === undefined || ifMatch.trim() === "*") return null;
  return tagsIn(ifMatch).map((tag) => tag.split("-", 1)[0] ?? "");
}

/** The refusal of a change that started from another version. */
export const changedMeanwhile = (current: SessionAnswer): Refusal => ({
  code: "PRECONDITION_FAILED",
  detail: "Somebody else has changed the session since you read it. `current` shows it as it is now.",
  members: { current },
  headers: { etag: sessionTag(current) },
});
