import type { AgendaSession, Reserved, Rsvp, SessionSeats } from "../../api/answers.ts";
import type { Answer, Failure } from "../../api/failure.ts";
import { sessionPath } from "../../api/queries.ts";
import { type ApiAccess, requestJson, type Wanted } from "../../api/request.ts";
import type { Presumed } from "../../seats/presume.ts";

/** The meaning of a click on the button. */
export type Action = "reserve" | "join" | "cancel" | "leave" | "accept" | "decline" | "pass";

interface Plan extends Pick<Wanted, "method"> {
  readonly body?: object;
  readonly under: "rsvp" | "rsvp/accept" | "rsvp/pass";
  /** The status that the page shows until the service has answered. */
  readonly presumed: Rsvp["status"];
}

const cancelling: Plan = { method: "DELETE", under: "rsvp", presumed: "CANCELLED" };

export const plans: Record<Action, Plan> = {
  reserve: { method: "PUT", under: "rsvp", body: { ifFull: "REJECT" }, presumed: "CONFIRMED" },
  join: { method: "PUT", under: "rsvp", body: { ifFull: "WAITLIST" }, presumed: "WAITLISTED" },
  accept: { method: "POST", under: "rsvp/accept", presumed: "CONFIRMED" },
  pass: { method: "POST", under: "rsvp/pass", presumed: "WAITLISTED" },
  cancel: cancelling,
  leave: cancelling,
  decline: cancelling,
};

/**
 * Carries an action out, and confirms or takes back the result that the page presumes.
 * @param swapFor the session whose seat is given up in exchange
 */
export async function perform(
  access: ApiAccess,
  action: Action,
  { sessionId }: Pick<AgendaSession, "sessionId">,
  presumed: Presumed,
  swapFor?: string,
): Promise<Answer<Reserved>> {
  const { under, presumed: _, ...plan } = plans[action];
  const answer = await requestJson<Reserved>(access, {
    ...plan,
    ...(swapFor !== undefined && { body: { ...plan.body, swapFor } }),
    path: `${sessionPath(sessionId)}/${under}`,
  });
  if (answer.ok) presumed.settle(answer.value);
  else presumed.rollBack(seatsIn(answer.failure));
  return answer;
}

/** A full session is refused with its present seats; a cancelled one is refused as such. */
function seatsIn(failure: Failure): Partial<SessionSeats> {
  if (failure.kind !== "refused") return {};
  if (failure.code === "SESSION_CANCELLED") return { state: "CANCELLED" };
  const { capacity, taken, waiting } = failure.problem;
  const counts = { capacity, taken, waiting };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => typeof count === "number"));
}
