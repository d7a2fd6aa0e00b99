import type { QueryClient } from "@tanstack/react-query";
import type { AgendaSession, Rsvp } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import type { ActPorts } from "../features/rsvp/act-ports.ts";
import type { Action } from "../features/rsvp/actions.ts";
import type { Done } from "../features/rsvp/choice-asked.ts";
import { embedMessages } from "../messages/attendee/embed-messages.ts";
import { presume } from "../seats/presume.ts";
import { showToast, type Toast } from "../ui/toasts.ts";

/*
 * Stands for parts of the app which its button has on no other site (web/vite.embed.config.ts): they are long, and the
 * service tells the same after the tap. Then the button leads to the app's page of the session, which has them.
 */

const nothing = () => null;
export const OnOfferChoice = nothing;
export const BlockedBy = nothing;
export const KeptNote = nothing;
export const keptLook = () => undefined;
export const swappedText = () => undefined;
export const keptText = () => "";
export const asksFirst = () => false;

/** An exchange is made in the app. */
export function askAfterRefusal(
  { access }: Pick<ActPorts, "access">,
  _: Action,
  session: AgendaSession,
  failure: Failure,
): boolean {
  if (failure.kind !== "refused" || failure.code !== "TIME_CONFLICT") return false;
  showToast("bad", failure.detail, inApp(access.origin, session));
  return true;
}

/** What a waiting person wants is chosen in the app. */
export const choiceAfter = ({ action, session, rsvp, site }: Done): Toast["action"] =>
  action !== "pass" && rsvp.status === "WAITLISTED" ? inApp(site, session) : undefined;

const inApp = (site: string, { eventId, sessionId }: AgendaSession): Toast["action"] => ({
  label: embedMessages.inApp,
  act: () => open(`${site}/events/${eventId}/sessions/${sessionId}`, "_blank", "noopener"),
});

export const presumeExchange = (
  client: QueryClient,
  attendeeId: string | undefined,
  { session, status }: { readonly session: AgendaSession; readonly status: Rsvp["status"] },
) => presume(client, attendeeId, session, status);
