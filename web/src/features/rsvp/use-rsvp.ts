import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useState } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Act, ActOptions } from "./act-ports.ts";
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
  readonly act: Act;
}

/** Reserves, cancels and so on, shows the presumed result at once, and tells the attendee the real one. */
export function useRsvp(onRsvpChange?: (isRsvped: boolean) => void): RsvpActions {
  const access = useApiAccess();
  const client = useQueryClient();
  const { identity, signIn } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const keep = useContext(KeepForLaterContext);
  const [pending, setPending] = useState<Action>();

  async function act(action: Action, session: AgendaSession, options?: ActOptions): Promise<void> {
    setPending(action);
    const isStillHere = personNow();
    const acting = await loadActing().catch(() => undefined);
    if (acting === undefined) showToast("bad", messages.failure.offline);
    else {
      const toSignIn = (rsvp: string | undefined) => signIn({ returnTo: currentPath(), rsvp });
      const ports = { access, client, attendeeId, signIn: toSignIn, keep, onRsvpChange, isStillHere, act };
      await acting.carryOut(ports, action, session, options).catch(() => undefined);
    }
    setPending(undefined);
  }
  return { pending, act };
}

export const currentPath = () => location.pathname + location.search;
