import type { OnOffer, Rsvp } from "../../api/answers.ts";
import type { Answer } from "../../api/failure.ts";
import { sessionPath } from "../../api/queries.ts";
import { type ApiAccess, requestJson } from "../../api/request.ts";

/**
 * Saves the choice of a person who still waits, and otherwise answers with what they have. The same request would accept
 * an offer or join anew, which a page that shows an older state must not do.
 */
export async function saveOnOffer(
  access: ApiAccess,
  sessionId: string,
  onOffer: OnOffer,
): Promise<Answer<Rsvp>> {
  const path = `${sessionPath(sessionId)}/rsvp`;
  const found = await requestJson<Rsvp>(access, { path });
  if (!found.ok || found.value.status !== "WAITLISTED") return found;
  return requestJson<Rsvp>(access, { method: "PUT", path, body: { ifFull: "WAITLIST", onOffer } });
}
