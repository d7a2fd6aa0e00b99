import type { CancelReason, Rsvp } from "../../core/seats/rsvp.ts";
import { findZone, UTC } from "../times/zone.ts";
import { whenText } from "../when-text.ts";

/** What stands before the title, because calendars show a status hardly or not at all. */
export const MARKS: Readonly<Record<Rsvp["status"], string>> = {
  CONFIRMED: "",
  OFFERED: "Offer: ",
  WAITLISTED: "Waitlist: ",
  CANCELLED: "Cancelled: ",
};

const ENDED: Readonly<Record<CancelReason, string>> = {
  ATTENDEE: "You gave this session up.",
  SWAPPED: "You took a seat in another session instead.",
  OTHER_TAKEN: "You got a seat in another session of those you had asked for.",
  MOVED: "The organizer moved you to another session.",
  ORGANIZER: "The organizer removed you from this session.",
  OFFER_DECLINED: "You declined the offer of a seat.",
  OFFER_EXPIRED: "Your offer has expired.",
  SESSION_CANCELLED: "The session is cancelled.",
  NO_SHOW: "You had not come in time, so your seat went to people who stood by.",
  LEFT: "You left the booth.",
  SESSION_STARTED: "No seat came free before the session started.",
};

/** What a person has in the session, in a sentence. */
export function standingText(rsvp: Rsvp, timeZone: string): string {
  switch (rsvp.status) {
    case "CONFIRMED":
      return "You have a seat.";
    case "OFFERED":
      return `A seat is held for you until ${until(rsvp, timeZone)}. Accept it on the page of the session.`;
    case "WAITLISTED":
      return rsvp.waitlistPosition === null
        ? "You are on the waitlist."
        : `You are number ${rsvp.waitlistPosition} on the waitlist.`;
    case "CANCELLED":
      return ENDED[rsvp.cancelReason ?? "ATTENDEE"];
  }
}

const until = ({ offerExpiresAt }: Rsvp, timeZone: string): string =>
  `${whenText(Date.parse(offerExpiresAt ?? ""), findZone(timeZone) ?? UTC)} (${timeZone})`;
