import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import { messages } from "../../messages/messages.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Action } from "./actions.ts";
import { dropWish } from "./wishes.ts";

const { result, refusal, reason: reasons } = actingMessages;

/** The toast tells the result, not the request: joining the waitlist may give a seat that has just become free. */
export function tellSuccess(action: Action, { title }: AgendaSession, rsvp: Rsvp): void {
  showToast("good", successText(action, title, rsvp));
}

function successText(action: Action, title: string, { status, waitlistPosition }: Rsvp): string {
  if (action === "cancel") return result.cancelled(title);
  if (action === "leave") return result.left(title);
  if (action === "decline") return result.declined(title);
  if (status !== "WAITLISTED") return result.reserved(title);
  return waitlistPosition === null ? result.joined(title) : result.joinedAt(title, String(waitlistPosition));
}

export function tellDue({ sessionId, title }: AgendaSession, seconds: number): void {
  const undo = { label: messages.rsvp.undo, act: () => dropWish(sessionId) };
  showToast("plain", result.due(title, seconds), undo, sessionId);
}

interface WaysOn {
  retry(): void;
  signIn(): void;
}

/** A refusal is final; after any other failure the attendee can try again. */
export function tellFailure(failure: Failure, { retry, signIn }: WaysOn): void {
  const refused = refusalText(failure);
  if (refused !== undefined) showToast("bad", refused);
  else if (failure.kind === "unauthenticated") {
    showToast("bad", result.signedOut, { label: messages.identity.signIn, act: signIn });
  } else {
    const why = failure.kind === "offline" ? result.offline : result.unavailable;
    showToast("bad", why, { label: result.retry, act: retry });
  }
}

function refusalText(failure: Failure): string | undefined {
  switch (failure.kind) {
    case "refused":
      return reasons[String(failure.problem.reason)] ?? refusal[failure.code] ?? failure.detail;
    case "missing":
    case "busy":
      return refusal[failure.code];
    default:
      return undefined;
  }
}
