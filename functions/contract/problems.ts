import type { InvalidCode } from "./invalid-codes.ts";

/** Every refusal of the API, with its HTTP status and title (RFC 9457). */
export const Problems = {
  INVALID_REQUEST: [400, "The request is not valid"],
  INVALID_SCHEDULE: [400, "The schedule cannot be read"],
  UNAUTHENTICATED: [401, "Sign in first"],
  FORBIDDEN: [403, "Only organizers may do this"],
  NOT_THROUGH_WEBSITE: [403, "The API is served at the website's address"],
  ROUTE_NOT_FOUND: [404, "There is no such route"],
  EVENT_NOT_FOUND: [404, "There is no such event"],
  SESSION_NOT_FOUND: [404, "There is no such session"],
  RSVP_NOT_FOUND: [404, "There is no RSVP for this session"],
  CALENDAR_NOT_FOUND: [404, "There is no such calendar"],
  LINK_NOT_FOUND: [404, "There is no such link"],
  MESSAGE_NOT_FOUND: [404, "There is no such message"],
  TICKET_UNKNOWN: [404, "There is no such ticket"],
  EVENT_IS_DRAFT: [409, "The event is not published yet"],
  NOBODY_TO_TELL: [409, "There is nobody to tell"],
  MESSAGE_ID_TAKEN: [409, "Another message has this id"],
  NO_SHOWS_NOT_DUE: [409, "Seats still wait for their people"],
  NO_UPLOAD: [409, "There is no such upload"],
  INVALID_PICTURE: [409, "The file cannot be used as this picture"],
  PICTURES_NOT_SERVED: [409, "This service has no website that shows pictures"],
  SESSION_FULL: [409, "The session is full"],
  REGISTRATION_NOT_OPEN: [409, "Registration has not opened yet"],
  REGISTRATION_CLOSED: [409, "Registration is closed"],
  SESSION_CANCELLED: [409, "The session is cancelled"],
  TIME_CONFLICT: [409, "You have a seat in another session at that time"],
  ENTER_AT_BOOTH: [409, "People enter a booth with its code"],
  NOT_A_BOOTH: [409, "The session is no booth"],
  WRONG_BOOTH_CODE: [409, "The code is not the one of this booth"],
  IN_ANOTHER_BOOTH: [409, "You are in another booth"],
  ALREADY_WAITLISTED: [409, "You are already on the waitlist for this session"],
  SEAT_IS_FREE: [409, "A seat is free, so nobody waits"],
  WAITLIST_CLOSED: [409, "The waitlist has closed"],
  CANNOT_BE_OFFERED: [409, "This person cannot get an offer now"],
  OFFER_EXPIRED: [409, "The offer has expired"],
  NO_OFFER: [409, "There is no open offer"],
  NOTHING_TO_SWAP: [409, "There is nothing to give up for the seat"],
  HAS_PEOPLE: [409, "People are or were in this session"],
  CHANGE_ID_TAKEN: [409, "Another change has this id"],
  NOTHING_TO_UNDO: [409, "There is nothing to undo"],
  MOVE_STOPPED: [409, "Nobody else is moved"],
  FEEDBACK_OFF: [409, "Nobody asks for feedback here"],
  FEEDBACK_NOT_OPEN: [409, "Feedback is not taken at this time"],
  NOT_THERE: [409, "Only people who were there may answer"],
  NO_PASSES_LEFT: [409, "Your place in the line cannot be kept again"],
  ALREADY_IN: [409, "You have been let in already"],
  NOT_ON_ROSTER: [409, "The person has no seat in this session"],
  STANDBY_FIRST: [409, "People are standing by"],
  NOT_CALLED_YET: [409, "The person's number has not been called yet"],
  TICKET_FORGED: [409, "The ticket is not genuine"],
  TICKET_REPLACED: [409, "The ticket has been replaced"],
  TICKET_OF_ANOTHER_EVENT: [409, "The ticket is for another event"],
  LINK_EXPIRED: [410, "The link has expired"],
  PRECONDITION_FAILED: [412, "Somebody else has changed it in the meantime"],
  RSVP_CHANGED: [412, "Your RSVP has changed in the meantime"],
  PAYLOAD_TOO_LARGE: [413, "The body is too large"],
  UNSUPPORTED_MEDIA_TYPE: [415, "The media type is not supported"],
  RATE_LIMITED: [429, "You have sent too many requests"],
  INTERNAL_ERROR: [500, "Something went wrong"],
  CONTENTION: [503, "Too many people want this session right now"],
  UNAVAILABLE: [503, "The service is briefly unavailable"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof Problems;

export interface InvalidPart {
  /** The path of the wrong part, such as `body.capacity`. */
  readonly path: string;
  readonly message: string;
  /** It is set if one of the contract's own rules is broken. */
  readonly code?: InvalidCode | undefined;
}
