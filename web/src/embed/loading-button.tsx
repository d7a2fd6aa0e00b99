import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Failure, failureOf } from "../api/failure.ts";
import { SeatButton } from "../features/rsvp/seat-button.tsx";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { myScheduleQuery } from "../seats/my-schedule-query.ts";
import type { Connection } from "./connection.ts";
import { advice, complain, diagnose, isMissing } from "./diagnose.ts";
import { ExpectedButton } from "./expected-button.tsx";
import { LoadProblem } from "./load-problem.tsx";
import type { SessionRsvpButtonProps } from "./session-rsvp-react.d.ts";
import { shownSessionQuery } from "./shown-session-query.ts";
import { eventIdOf } from "./shown-sessions.ts";

export interface LoadingButtonProps extends Omit<SessionRsvpButtonProps, "resume" | "className"> {
  readonly connection: Connection;
}

/** Until the session and what the person has are known, it shows what the site expects. */
export function LoadingButton(props: LoadingButtonProps) {
  const { connection, sessionId, eventId: _, isRsvped, currentCapacity, maxCapacity, ...look } = props;
  const { data: session, failureReason } = useQuery(shownSessionQuery(connection, sessionId));
  const mine = useMine(connection, eventIdOf(sessionId));
  const expected = <ExpectedButton {...{ isRsvped, currentCapacity, maxCapacity }} />;

  const failure = session === undefined && failureReason ? failureOf(failureReason) : mine.failure;
  if (failure !== undefined) return <FailedButton {...{ connection, failure }}>{expected}</FailedButton>;
  if (session === undefined || !mine.known) return expected;
  return <SeatButton {...look} variant={look.variant ?? "default"} session={session} expected={expected} />;
}

/** Whether it is known what the person has. `LiveConnection` asks for it. */
function useMine({ access, client }: Connection, eventId: string) {
  const { identity } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const { isSuccess, isLoadingError, error } = useQuery({
    ...myScheduleQuery(access, client, eventId, attendeeId),
    enabled: false,
  });
  const known = attendeeId === undefined ? identity.status === "signed-out" : isSuccess;
  const failure = isLoadingError ? failureOf(error) : undefined;
  // The attendee has noticed the end of a sign-in already.
  return { known, failure: failure?.kind === "unauthenticated" ? undefined : failure };
}

interface FailedButtonProps {
  readonly connection: Connection;
  readonly failure: Failure;
  /** Shown while the reason is not known. */
  readonly children: ReactNode;
}

function FailedButton({ connection: { client, url }, failure, children }: FailedButtonProps) {
  const missing = isMissing(failure);
  const { data: told } = useQuery({
    queryKey: ["advice", failure],
    queryFn: async () => {
      const text = advice(await diagnose(url, failure), url);
      if (text !== undefined) complain(text);
      return { text };
    },
    enabled: !missing,
    gcTime: 0,
  });
  const retry = () =>
    void client.resetQueries({
      predicate: ({ state }) => state.data === undefined && state.fetchFailureCount > 0,
    });
  if (missing) return <LoadProblem status="missing" retry={retry} />;
  return told === undefined ? children : <LoadProblem status="failed" advice={told.text} retry={retry} />;
}
