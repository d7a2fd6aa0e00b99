// Made from functions/contract/schema.graphql by `npm run web:types`.

export interface Event {
  readonly __typename: "Event";
  readonly id: string;
  readonly title: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly accentColor: string | null;
  readonly published: boolean;
  readonly lastImport: LastImport | null;
}

export interface LastImport {
  readonly __typename: "LastImport";
  readonly fileName: string | null;
  readonly at: string;
  readonly complete: boolean;
  readonly done: number;
  readonly total: number;
}

export interface Session {
  readonly __typename: "Session";
  readonly id: string;
  readonly eventId: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly type: string | null;
  readonly track: string | null;
  readonly room: string | null;
  readonly language: string | null;
  readonly speakers: readonly Speaker[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: SessionState;
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
  readonly seatsLeft: number | null;
  readonly registrationOpensAt: string | null;
  readonly registrationClosesAt: string | null;
  readonly lineClosesAt: string;
  readonly waitlistPolicy: WaitlistPolicy;
  readonly offerMinutes: number;
  readonly movedFrom: MovedFrom | null;
  readonly version: string;
  readonly myRsvp: SessionRsvpType | null;
}

export interface MovedFrom {
  readonly __typename: "MovedFrom";
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room: string | null;
  readonly movedAt: string;
}

export interface Speaker {
  readonly __typename: "Speaker";
  readonly name: string;
}

export interface SessionRsvpType {
  readonly __typename: "SessionRsvpType";
  readonly id: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly eventId: string;
  readonly status: RsvpStatus;
  readonly rsvpAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelReason: CancelReason | null;
  readonly waitlistedAt: string | null;
  readonly offeredAt: string | null;
  readonly offerExpiresAt: string | null;
  readonly waitlistPosition: number | null;
  readonly waitlistPositionText: string | null;
}

export interface ScheduleEntry {
  readonly __typename: "ScheduleEntry";
  readonly id: string;
  readonly rsvpId: string;
  readonly sessionId: string;
  readonly title: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly sessionType: string | null;
  readonly speakers: readonly string[];
  readonly room: string | null;
  readonly movedFrom: MovedFrom | null;
  readonly rsvpStatus: RsvpStatus;
  readonly rsvpAt: string | null;
  readonly waitlistedAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelReason: CancelReason | null;
  readonly offerExpiresAt: string | null;
  readonly waitlistPosition: number | null;
  readonly waitlistPositionText: string | null;
}

export interface RsvpToSessionInput {
  readonly sessionId: string;
  readonly ifFull?: IfFull | null;
}

export interface CancelSessionRsvpInput {
  readonly sessionId: string;
}

export interface AcceptSessionOfferInput {
  readonly sessionId: string;
}

export interface RsvpToSessionResponse {
  readonly __typename: "RsvpToSessionResponse";
  readonly success: boolean;
  readonly code: string;
  readonly message: string;
  readonly reason: string | null;
  readonly rsvp: SessionRsvpType | null;
  readonly session: Session | null;
}

export interface CancelSessionRsvpResponse {
  readonly __typename: "CancelSessionRsvpResponse";
  readonly success: boolean;
  readonly code: string;
  readonly message: string;
  readonly reason: string | null;
  readonly rsvp: SessionRsvpType | null;
  readonly session: Session | null;
}

export interface AcceptSessionOfferResponse {
  readonly __typename: "AcceptSessionOfferResponse";
  readonly success: boolean;
  readonly code: string;
  readonly message: string;
  readonly reason: string | null;
  readonly rsvp: SessionRsvpType | null;
  readonly session: Session | null;
}

export type RsvpStatus = "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED";

export type IfFull = "REJECT" | "WAITLIST";

export type SessionState = "OPEN" | "CLOSED" | "CANCELLED";

export type WaitlistPolicy = "OFFER" | "AUTO_CONFIRM";

export type CancelReason =
  | "ATTENDEE"
  | "OFFER_DECLINED"
  | "OFFER_EXPIRED"
  | "SESSION_CANCELLED"
  | "SESSION_STARTED"
  | "ORGANIZER";
