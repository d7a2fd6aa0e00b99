import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { offlineMessages } from "../../messages/attendee/offline-messages.ts";
import { messages } from "../../messages/messages.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Action } from "./actions.ts";
import { keepCancellation } from "./kept-cancellations.ts";
import { undoWish } from "./wishes.ts";

/**
 * Keeps a cancellation that could not be sent. A seat is not kept for later, because it must be certain, and an
 * offer may be over by then.
 * @param seen the RSVP as the service has given it
 * @returns false if it is not kept
 */
export async function keepForLater(
  action: Action,
  attendeeId: string | undefined,
  { sessionId, eventId, title }: AgendaSession,
  seen: Rsvp | null | undefined,
): Promise<boolean> {
  if (action !== "cancel" && action !== "leave") return false;
  if (attendeeId === undefined || !seen?.version) return false;
  const { version } = seen;
  const isKept = await keepCancellation({ attendeeId, sessionId, eventId, title, action, version });
  if (!isKept) return false;
  const undo = { label: messages.rsvp.undo, act: () => undoWish(sessionId) };
  showToast("plain", offlineMessages.kept(title), undo, sessionId);
  return true;
}
