import type { Failure } from "../../api/failure.ts";
import type { SessionSeats } from "../../api/session-seats.ts";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import { messages } from "../../messages/messages.ts";
import { notify } from "../../ui/notices.ts";
import type { Action } from "./actions.ts";
import type { MutationAnswer } from "./rsvp-mutations.ts";
import { dropWish } from "./wishes.ts";

const { result, refusal, reason: reasons } = actingMessages;

export function tellAnswer(action: Action, { title }: SessionSeats, answer: MutationAnswer): void {
  if (answer.success) notify("good", successText(action, title, answer.session));
  else notify("bad", reasons[answer.reason ?? ""] ?? refusal[answer.code] ?? answer.message);
}

/** The result counts, not the request: joining the waitlist may give a seat that has just become free. */
function successText(action: Action, title: string, session: SessionSeats | null): string {
  if (action === "cancel") return result.cancelled(title);
  if (action === "leave") return result.left(title);
  if (action === "decline") return result.declined(title);
  const rsvp = session?.myRsvp;
  if (rsvp?.status !== "WAITLISTED") return result.reserved(title);
  return rsvp.waitlistPositionText === null
    ? result.joined(title)
    : result.joinedAt(title, rsvp.waitlistPositionText);
}

export function tellDue({ id, title }: SessionSeats, seconds: number): void {
  const undo = { label: messages.rsvp.undo, act: () => dropWish(id) };
  notify("plain", result.due(title, seconds), undo, id);
}

interface WaysOn {
  retry(): void;
  signIn(): void;
}

export function tellFailure(
  { kind }: Exclude<Failure, { kind: "rate-limited" }>,
  { retry, signIn }: WaysOn,
): void {
  if (kind === "unauthenticated") {
    notify("bad", result.signedOut, { label: messages.identity.signIn, act: signIn });
  } else {
    const why = kind === "offline" ? result.offline : result.unavailable;
    notify("bad", why, { label: result.retry, act: retry });
  }
}
