import { useCallback, useEffect, useMemo, useRef } from "react";
import PendingRsvp from "../features/rsvp/pending-rsvp.tsx";
import type { IdentityActions } from "../identity/identity.ts";
import { Connected, siteActions, useSiteAttendee } from "./connected.tsx";
import { LoadingButton, type LoadingButtonProps } from "./loading-button.tsx";
import type { SignInRequest } from "./session-rsvp-react.d.ts";
import { eventIdOf } from "./shown-sessions.ts";

export interface ConnectedButtonProps extends LoadingButtonProps {
  /** A person returns signed in: they get the seat that they wanted. Each new value counts. */
  readonly resume?: unknown;
  onSignIn?(request: SignInRequest): void;
}

/** The app's button, which gets from the page's shared connection what the app usually provides. */
export function ConnectedButton(props: ConnectedButtonProps) {
  const { connection, resume: _, onSignIn: __, ...shown } = props;
  const { sessionId, onRsvpChange } = shown;
  const actions = useSiteActions(props);
  useEffect(() => connection.shown.add(sessionId), [connection, sessionId]);
  return (
    <Connected connection={connection} identity={actions}>
      <LoadingButton key={sessionId} connection={connection} {...shown} />
      {actions.pendingRsvp !== undefined && <PendingRsvp {...(onRsvpChange && { onRsvpChange })} />}
    </Connected>
  );
}

function useSiteActions(props: ConnectedButtonProps): IdentityActions {
  const { connection, sessionId, eventId = eventIdOf(sessionId), resume, onSignIn } = props;
  const { attendee } = connection;
  const { identity, wantedBy } = useSiteAttendee(attendee);
  const me = useRef({}).current;
  const asked = useRef(onSignIn);
  asked.current = onSignIn;
  useEffect(() => {
    if (resume) attendee.want(me);
  }, [resume, attendee, me]);

  const signIn = useCallback<IdentityActions["signIn"]>(
    ({ rsvp }) => {
      attendee.want(rsvp === undefined ? undefined : me);
      asked.current?.({ sessionId, eventId, intent: rsvp === undefined ? "sign-in" : "rsvp" });
    },
    [attendee, me, sessionId, eventId],
  );
  return useMemo(
    () => ({
      ...siteActions,
      identity,
      pendingRsvp: wantedBy === me ? sessionId : undefined,
      takePendingRsvp: () => attendee.want(undefined),
      signIn,
    }),
    [identity, wantedBy, me, sessionId, signIn, attendee],
  );
}
