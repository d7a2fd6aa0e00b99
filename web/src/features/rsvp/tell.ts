import type { Failure } from "../../api/failure.ts";
import type { SessionSeats } from "../../api/session-seats.ts";
import { messages } from "../../messages/messages.ts";
import { notify } from "../../ui/notices.ts";
import type { Action } from "./actions.ts";
import type { MutationAnswer } from "./rsvp-mutations.ts";

const { result, refusal } = messages;

export function tellAnswer(action: Action, { title }: SessionSeats, answer: MutationAnswer): void {
  if (answer.success) notify("good", successText(action, title, answer.session));
  else notify("bad", refusal[answer.code] ?? answer.message);
}

/** What came of it counts, not what was asked for: joining the line may give a place that has just come free. */
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

interface WaysOn {
  retry(): void;
  signIn(): void;
}

export function tellFailure(failure: Failure, { retry, signIn }: WaysOn): void {
  switch (failure.kind) {
    case "rate-limited":
      notify("bad", result.rateLimited(failure.retryAfterSeconds));
      break;
    case "unauthenticated":
      notify("bad", messages.identity.ended, { label: messages.identity.signIn, act: signIn });
      break;
    case "offline":
      notify("bad", result.offline, { label: result.retry, act: retry });
      break;
    case "unavailable":
      notify("bad", result.unavailable, { label: result.retry, act: retry });
  }
}
