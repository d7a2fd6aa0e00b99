import { ApolloProvider } from "@apollo/client/react";
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { SeatsBrought } from "../features/rsvp/event-seats.tsx";
import PendingRsvp from "../features/rsvp/pending-rsvp.tsx";
import { SessionRsvpButton, type SessionRsvpButtonProps } from "../features/rsvp/session-rsvp-button.tsx";
import { type IdentityActions, IdentityContext } from "../identity/identity.ts";
import type { Connection } from "./connection.ts";
import { advice } from "./diagnose.ts";
import { LoadNotice } from "./load-notice.tsx";

/** What a person wanted before they signed in. */
export interface SignInRequest {
  readonly sessionId: string;
  readonly eventId: string | undefined;
  /** `rsvp`: a seat, which they get once they are signed in. */
  readonly intent: "rsvp" | "sign-in";
}

export interface ConnectedButtonProps extends SessionRsvpButtonProps {
  readonly connection: Connection;
  /** A person returns signed in: they get the seat that they wanted. Each new value counts. */
  readonly resume?: unknown;
  onSignIn?(request: SignInRequest): void;
}

/** The app's button, which gets from the page's shared connection what the app usually provides. */
export function ConnectedButton({ connection, resume, onSignIn, ...props }: ConnectedButtonProps) {
  const { sessionId, eventId, onRsvpChange } = props;
  const { board, client } = connection;
  const actions = useVisitorActions(connection, props, resume, onSignIn);
  useEffect(() => board.want(sessionId, eventId), [board, sessionId, eventId]);
  const status = useSyncExternalStore(board.subscribe, () => board.statusOf(sessionId));

  if (status !== "loading" && status !== "there") {
    const told = status === "missing" ? undefined : advice(status, connection.url);
    return <LoadNotice status={status === "missing" ? status : "failed"} advice={told} retry={board.retry} />;
  }
  return (
    <ApolloProvider client={client}>
      <IdentityContext value={actions}>
        <SeatsBrought value={true}>
          <SessionRsvpButton {...props} />
          {actions.pendingRsvp !== undefined && <PendingRsvp {...(onRsvpChange && { onRsvpChange })} />}
        </SeatsBrought>
      </IdentityContext>
    </ApolloProvider>
  );
}

function useVisitorActions(
  { visitor }: Connection,
  { sessionId, eventId }: SessionRsvpButtonProps,
  resume: unknown,
  onSignIn: ConnectedButtonProps["onSignIn"],
): IdentityActions {
  const { identity, wantedBy } = useSyncExternalStore(visitor.subscribe, () => visitor.state);
  const me = useRef({}).current;
  const asked = useRef(onSignIn);
  asked.current = onSignIn;
  useEffect(() => {
    if (resume) visitor.want(me);
  }, [resume, visitor, me]);

  const signIn = useCallback<IdentityActions["signIn"]>(
    ({ rsvp }) => {
      visitor.want(rsvp === undefined ? undefined : me);
      asked.current?.({ sessionId, eventId, intent: rsvp === undefined ? "sign-in" : "rsvp" });
    },
    [visitor, me, sessionId, eventId],
  );
  return useMemo(
    () => ({
      identity,
      personas: undefined,
      pendingRsvp: wantedBy === me ? sessionId : undefined,
      takePendingRsvp: () => visitor.want(undefined),
      signIn,
      signInAs: () => undefined,
      signOut: () => undefined,
      expire: visitor.expire,
    }),
    [identity, wantedBy, me, sessionId, signIn, visitor],
  );
}
