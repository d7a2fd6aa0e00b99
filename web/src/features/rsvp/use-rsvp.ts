import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useState } from "react";
import type { AgendaSession, MySchedule, Rsvp } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { myScheduleKey, rsvpIn } from "../../seats/my-schedule-query.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Action } from "./actions.ts";
import type { keepForLater } from "./keep-for-later.ts";
import { personNow } from "./wishes.ts";

/** The first view does not need the code that acts. The app fetches it when the page is idle. */
const loadActing = () => import("./acting.ts");

/** Keeps a cancellation that could not be sent. Absent on other sites: their button keeps nothing. */
export const KeepForLaterContext = createContext<typeof keepForLater | undefined>(undefined);

export interface RsvpActions {
  /** The action in progress. */
  readonly pending: Action | undefined;
  act(action: Action, session: AgendaSession): Promise<void>;
}

/** Reserves, cancels and so on, shows the presumed result at once, and tells the attendee the real one. */
export function useRsvp(onRsvpChange?: (isRsvped: boolean) => void): RsvpActions {
  const access = useApiAccess();
  const client = useQueryClient();
  const { identity, signIn } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const keep = useContext(KeepForLaterContext);
  const [pending, setPending] = useState<Action>();

  async function carryOut(action: Action, session: AgendaSession): Promise<void> {
    const isStillHere = personNow();
    const acting = await loadActing().catch(() => undefined);
    if (acting === undefined) return showToast("bad", messages.failure.offline);
    const { sessionId, eventId } = session;
    const seen = rsvpSeen(client, eventId, attendeeId, sessionId);
    const presumed = acting.presume(client, attendeeId, session, acting.plans[action].presumed);
    const answer = await acting.perform(access, action, session, presumed);
    if (answer.ok) {
      acting.tellSuccess(action, session, answer.value);
      onRsvpChange?.(answer.value.status === "CONFIRMED");
    } else if (answer.failure.kind === "rate-limited") {
      if (!isStillHere()) return;
      const seconds = answer.failure.retryAfterSeconds;
      acting.keepWish(sessionId, action, seconds, () => act(action, session));
      return acting.tellDue(session, seconds);
    } else if (
      answer.failure.kind === "offline" &&
      isStillHere() &&
      (await keep?.(action, attendeeId, session, seen))
    ) {
      return;
    } else {
      const wanted = action === "reserve" ? sessionId : undefined;
      acting.tellFailure(answer.failure, {
        retry: () => void act(action, session),
        signIn: () => signIn({ returnTo: currentPath(), rsvp: wanted }),
      });
    }
    // The action may also have succeeded although its answer was lost.
    void askAnew(client, { queryKey: myScheduleKey(eventId, attendeeId) });
  }

  async function act(action: Action, session: AgendaSession): Promise<void> {
    setPending(action);
    await carryOut(action, session).finally(() => setPending(undefined));
  }
  return { pending, act };
}

export const currentPath = () => location.pathname + location.search;

function rsvpSeen(
  client: QueryClient,
  eventId: string,
  attendeeId: string | undefined,
  sessionId: string,
): Rsvp | null {
  const schedule = client.getQueryData<MySchedule>(myScheduleKey(eventId, attendeeId));
  return schedule === undefined ? null : rsvpIn(schedule, sessionId);
}
