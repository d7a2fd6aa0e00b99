import type { AgendaSession, Conflict, Rsvp } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import { messages } from "../../messages/messages.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Action } from "./actions.ts";
import { choiceAfter } from "./choice-asked.ts";
import { keptText, swappedText } from "./swap-told.ts";
import { dropWish } from "./wishes.ts";

const { result, refusal, reason: reasons } = actingMessages;

interface Beside {
  /** The title of the session whose seat a swap has given up, now or when its first answer was lost. */
  readonly givenUp: string | undefined;
  /** What the person has at the same time, or too close. */
  readonly conflicts: readonly Conflict[];
  /** The address of the pages, where they are another site's; else empty. */
  readonly site: string;
}

/**
 * The toast tells the result, not the request: joining the waitlist may give a seat that has just become free. It names
 * what is at the same time.
 */
export function tellSuccess(
  action: Action,
  session: AgendaSession,
  rsvp: Rsvp,
  { givenUp, conflicts, site }: Beside,
): void {
  const { title } = session;
  const said = swappedText(title, givenUp) ?? successText(action, title, rsvp);
  const titles = (isTight: boolean) =>
    conflicts
      .filter(({ tight }) => tight === isTight)
      .map((each) => `“${each.title}”`)
      .join(", ");
  const [same, close] = [titles(false), titles(true)];
  showToast(
    conflicts.length > 0 ? "plain" : "good",
    [said, same && result.sameTime(same), close && result.tight(close)].filter(Boolean).join(" "),
    choiceAfter({ action, session, rsvp, site }),
  );
}

function successText(action: Action, title: string, { status, waitlistPosition }: Rsvp): string {
  if (action === "cancel") return result.cancelled(title);
  if (action === "leave") return result.left(title);
  if (action === "decline") return result.declined(title);
  if (action === "pass") return result.passed(title);
  if (status !== "WAITLISTED") return result.reserved(title);
  return waitlistPosition === null ? result.joined(title) : result.joinedAt(title, String(waitlistPosition));
}

export function tellDue({ sessionId, title }: AgendaSession, seconds: number): void {
  const undo = { label: messages.rsvp.undo, act: () => dropWish(sessionId) };
  showToast("plain", result.due(title, seconds), undo, sessionId);
}

interface WaysOn {
  /** The title of the session whose seat would have been given up in exchange. */
  readonly swapFor?: string | undefined;
  retry(): void;
  signIn(): void;
}

/** A refusal is final; after any other failure the attendee can try again. */
export function tellFailure(failure: Failure, { swapFor, retry, signIn }: WaysOn): void {
  const refused = refusalText(failure);
  if (refused !== undefined) showToast("bad", refused + keptText(failure, swapFor));
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
