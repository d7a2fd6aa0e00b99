import { type DocumentNode, gql, type TypedDocumentNode } from "@apollo/client";
import type {
  AcceptSessionOfferInput,
  CancelSessionRsvpInput,
  RsvpToSessionInput,
  RsvpToSessionResponse,
} from "../../api/schema.ts";
import { SESSION_SEATS, type SessionSeats } from "../../api/session-seats.ts";

/** The three mutations have the same answer; its session replaces the one in the cache. */
export interface MutationAnswer
  extends Pick<RsvpToSessionResponse, "success" | "code" | "message" | "reason"> {
  readonly __typename: string;
  readonly session: SessionSeats | null;
}

export interface RsvpMutation {
  readonly answer: MutationAnswer;
}

export const RSVP_TO_SESSION: TypedDocumentNode<RsvpMutation, { input: RsvpToSessionInput }> = gql`
  mutation RsvpToSession($input: RsvpToSessionInput!) {
    answer: rsvpToSession(input: $input) {
      success
      code
      message
      reason
      session {
        ...SessionSeats
      }
    }
  }
  ${SESSION_SEATS}
`;

export const CANCEL_SESSION_RSVP: TypedDocumentNode<RsvpMutation, { input: CancelSessionRsvpInput }> = gql`
  mutation CancelSessionRsvp($input: CancelSessionRsvpInput!) {
    answer: cancelSessionRsvp(input: $input) {
      success
      code
      message
      reason
      session {
        ...SessionSeats
      }
    }
  }
  ${SESSION_SEATS}
`;

export const ACCEPT_SESSION_OFFER: TypedDocumentNode<RsvpMutation, { input: AcceptSessionOfferInput }> = gql`
  mutation AcceptSessionOffer($input: AcceptSessionOfferInput!) {
    answer: acceptSessionOffer(input: $input) {
      success
      code
      message
      reason
      session {
        ...SessionSeats
      }
    }
  }
  ${SESSION_SEATS}
`;

/** The type of a presumed answer in the cache. */
export const answerTypes = new Map<DocumentNode, string>([
  [RSVP_TO_SESSION, "RsvpToSessionResponse"],
  [CANCEL_SESSION_RSVP, "CancelSessionRsvpResponse"],
  [ACCEPT_SESSION_OFFER, "AcceptSessionOfferResponse"],
]);
