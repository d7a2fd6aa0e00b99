import type { Displaced } from "../../core/programme/displaced.ts";
import type { Session } from "../../core/programme/session.ts";
import { entityTag, tagsIn } from "../../middleware/entity-tags.ts";
import { jsonText, type Refusal, type Reply } from "../../middleware/reply.ts";

/**
 * A session's tag begins with its version, which `If-Match` goes by. What follows is of the whole answer, so that no 304
 * hides seats that have changed.
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

/** The versions that `If-Match` asks for; `null` where it asks for none in particular. */
export function expectedVersions(ifMatch: string | undefined): readonly string[] | null {
  if (ifMatch === undefined || ifMatch.trim() === "*") return null;
  return tagsIn(ifMatch).map((tag) => tag.split("-", 1)[0] ?? "");
}

/** The refusal of a change that was made from another version. */
export const changedMeanwhile = (current: Session): Refusal => ({
  code: "PRECONDITION_FAILED",
  detail: "The session has been changed since you looked at it: see what it is now.",
  members: { current },
  headers: { etag: sessionTag(current) },
});
