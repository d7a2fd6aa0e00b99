import { gql } from "@apollo/client";
import type { Session, SessionRsvpType } from "./schema.ts";

export type MyRsvp = Pick<
  SessionRsvpType,
  | "__typename"
  | "id"
  | "sessionId"
  | "status"
  | "cancelledAt"
  | "cancelReason"
  | "offerExpiresAt"
  | "waitlistPosition"
  | "waitlistPositionText"
>;

type Seats =
  | "__typename"
  | "id"
  | "title"
  | "startsAt"
  | "endsAt"
  | "state"
  | "capacity"
  | "taken"
  | "waiting"
  | "seatsLeft"
  | "registrationOpensAt"
  | "registrationClosesAt"
  | "lineClosesAt";

/** Tells whether a session has a free seat, and whether the person has one. */
export interface SessionSeats extends Pick<Session, Seats> {
  readonly myRsvp: MyRsvp | null;
}

const MY_RSVP = gql`
  fragment MyRsvp on SessionRsvpType {
    id
    sessionId
    status
    cancelledAt
    cancelReason
    offerExpiresAt
    waitlistPosition
    waitlistPositionText
  }
`;

export const SESSION_SEATS = gql`
  fragment SessionSeats on Session {
    id
    title
    startsAt
    endsAt
    state
    capacity
    taken
    waiting
    seatsLeft
    registrationOpensAt
    registrationClosesAt
    lineClosesAt
    myRsvp {
      ...MyRsvp
    }
  }
  ${MY_RSVP}
`;
