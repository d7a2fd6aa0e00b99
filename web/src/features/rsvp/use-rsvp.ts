import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useState } from "react";
import { failureOf } from "../../api/failure.ts";
import type { SessionSeats } from "../../api/session-seats.ts";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { SESSION_SEATS_QUERY } from "../../seats/session-seats-query.ts";
import { notify } from "../../ui/notices.ts";
import type { Action } from "./actions.ts";

/** It is fetched when the page is idle, or at the first click: the first view does not need it. */
const loadActing = () => import("./acting.ts");
const REST_MS = 1_500;

export interface RsvpActions {
  /** The action in progress. */
  readonly pending: Action | undefined;
  act(action: Action, session: SessionSeats): Promise<void>;
}

/**
 * Reserves, cancels and so on, and tells the person the result. The cache shows the presumed result until the
 * service has answered.
 */
export function useRsvp(onRsvpChange?: (isRsvped: boolean) => void): RsvpActions {
  const client = useApolloClient();
  const { signIn, expire } = useIdentity();
  const [pending, setPending] = useState<Action>();

  useEffect(() => {
    const timer = setTimeout(() => loadActing().catch(() => undefined), REST_MS);
    return () => clearTimeout(timer);
  }, []);

  const act = useCallback(
    async (action: Action, session: SessionSeats) => {
      setPending(action);
      const acting = await loadActing().catch(() => undefined);
      if (acting === undefined) {
        setPending(undefined);
        return notify("bad", messages.failure.offline);
      }
      const { keepWish, perform, tellAnswer, tellDue, tellFailure } = acting;
      try {
        const answer = await perform(client, action, session);
        if (!answer) return;
        tellAnswer(action, session, answer);
        if (answer.success) onRsvpChange?.(answer.session?.myRsvp?.status === "CONFIRMED");
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === "rate-limited") {
          const seconds = failure.retryAfterSeconds;
          keepWish(session.id, action, seconds, () => act(action, latestIn(client, session)));
          return tellDue(session, seconds);
        }
        if (failure.kind === "unauthenticated") expire();
        tellFailure(failure, {
          retry: () => void act(action, session),
          signIn: () =>
            signIn({ returnTo: currentPath(), rsvp: action === "reserve" ? session.id : undefined }),
        });
        // The action may have succeeded although its answer was lost.
        const variables = { sessionId: session.id };
        client
          .query({ query: SESSION_SEATS_QUERY, variables, fetchPolicy: "network-only" })
          .catch(() => undefined);
      } finally {
        setPending(undefined);
      }
    },
    [client, onRsvpChange, signIn, expire],
  );
  return { pending, act };
}

/** A wish is carried out later, when the page may have newer data. */
const latestIn = ({ cache }: ApolloClient, session: SessionSeats): SessionSeats =>
  cache.readQuery({ query: SESSION_SEATS_QUERY, variables: { sessionId: session.id } })?.session ?? session;

export const currentPath = () => location.pathname + location.search;
