import type { ApolloClient, TypedDocumentNode } from "@apollo/client";
import type { IfFull, RsvpStatus } from "../../api/schema.ts";
import type { SessionSeats } from "../../api/session-seats.ts";
import { presumedSession } from "./presumed.ts";
import {
  ACCEPT_SESSION_OFFER,
  answerTypes,
  CANCEL_SESSION_RSVP,
  type MutationAnswer,
  RSVP_TO_SESSION,
  type RsvpMutation,
} from "./rsvp-mutations.ts";

/** The meaning of a click on the button. */
export type Action = "reserve" | "join" | "cancel" | "leave" | "accept" | "decline";

interface Plan {
  readonly mutation: TypedDocumentNode<RsvpMutation, { input: { sessionId: string; ifFull?: IfFull } }>;
  readonly presumed: RsvpStatus;
  readonly ifFull?: IfFull;
}

const cancelling: Plan = { mutation: CANCEL_SESSION_RSVP, presumed: "CANCELLED" };

const plans: Record<Action, Plan> = {
  reserve: { mutation: RSVP_TO_SESSION, presumed: "CONFIRMED", ifFull: "REJECT" },
  join: { mutation: RSVP_TO_SESSION, presumed: "WAITLISTED", ifFull: "WAITLIST" },
  accept: { mutation: ACCEPT_SESSION_OFFER, presumed: "CONFIRMED" },
  cancel: cancelling,
  leave: cancelling,
  decline: cancelling,
};

/** Rejects if the service gave no answer; a refusal is an answer. */
export async function perform(
  client: ApolloClient,
  action: Action,
  session: SessionSeats,
): Promise<MutationAnswer | undefined> {
  const { mutation, presumed, ifFull } = plans[action];
  const { data } = await client.mutate({
    mutation,
    variables: { input: { sessionId: session.id, ...(ifFull && { ifFull }) } },
    optimisticResponse: {
      answer: {
        __typename: answerTypes.get(mutation) ?? "",
        success: true,
        code: "",
        message: "",
        reason: null,
        session: presumedSession(session, presumed),
      },
    },
  });
  askScheduleAgain(client);
  return data?.answer;
}

/** The person may have moved to My Schedule meanwhile. */
function askScheduleAgain(client: ApolloClient): void {
  client
    .refetchQueries({ include: "active", onQueryUpdated: ({ queryName }) => queryName === "MySchedule" })
    .catch(() => undefined);
}
