import type { Displaced } from "../../core/programme/displaced.ts";
import type { Session } from "../../core/programme/session.ts";
import { entityTag, tagsIn } from "../../middleware/entity-tags.ts";
import { jsonText, type Refusal, type Reply } from "../../middleware/reply.ts";

/**
 * A session's tag begins with its version, which `If-Match` compares. The rest covers the whole answer, so
 * that a 304 never hides changed seats.
 */
export const sessionTag = (session: Session, body = JSON.stringify(session)): string =>
  entityTag(body, session.version);

export function sessionReply(
  status: number,
  outcome: string,
  session: Session & { readonly displaced?: readonly Displaced[] },
  headers: Record<string, string> = {},
  beside: object = {},
): Reply {
  const body = JSON.stringify({ ...session, ...beside });
  return jsonText(status, outcome, body, { etag: sessionTag(session), ...headers });
}

/** Reads the versions that `If-Match` asks for. It is `null` if any version will do. */
export function expectedVersions(ifMatch: string | undefined): readonly string[] | null {
  if (ifMatch === undefined || ifMatch.trim() === "*") return null;
  return tagsIn(ifMatch).map((tag) => tag.split("-", 1)[0] ?? "");
}

/** The refusal of a change that started from another version. */
export const changedMeanwhile = (current: Session): Refusal => ({
  code: "PRECONDITION_FAILED",
  detail: "Somebody else has changed the session since you read it. `current` shows it as it is now.",
  members: { current },
  headers: { etag: sessionTag(current) },
});
