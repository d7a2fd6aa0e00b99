import { count } from "../count.ts";

/** Asked before and told after an action. */
export const actingMessages = {
  question: {
    cancel: (title: string) => ({
      title: "Give your seat back?",
      text: `You lose your seat in “${title}”. Somebody else can then have it.`,
      confirm: "Give it back",
      keep: "Keep my seat",
    }),
    leave: (title: string) => ({
      title: "Leave the waitlist?",
      text: `You lose your position on the waitlist for “${title}”.`,
      confirm: "Leave the waitlist",
      keep: "Stay on the waitlist",
    }),
    decline: (title: string) => ({
      title: "Decline this seat?",
      text: `The seat in “${title}” goes to the next in line, and you leave the waitlist.`,
      confirm: "Decline",
      keep: "Keep the offer",
    }),
  },
  pass: "Not now, keep my place",
  passHint: (left: number, until: string) =>
    `“Not now” gives this seat to the next in line. You keep your place, and are first again after ${until}. You can do this ${count(left, "more time", "more times")}.`,
  result: {
    reserved: (title: string) => `You have a seat in “${title}”.`,
    joined: (title: string) => `You are on the waitlist for “${title}”.`,
    joinedAt: (title: string, position: string) => `You are #${position} on the waitlist for “${title}”.`,
    cancelled: (title: string) => `Your seat in “${title}” has been given back.`,
    left: (title: string) => `You have left the waitlist for “${title}”.`,
    declined: (title: string) => `You have declined the seat in “${title}”.`,
    passed: (title: string) =>
      `You keep your place in line for “${title}”. This seat goes to the next person.`,
    sameTime: (titles: string) => `At the same time: ${titles}.`,
    tight: (titles: string) => `Little time from or to: ${titles}.`,
    due: (title: string, seconds: number) =>
      `You are a bit too fast. Your request for “${title}” will be sent automatically in ${count(seconds, "second", "seconds")}, as long as this page is open.`,
    signedOut: "Your sign-in has ended. Sign in again to continue.",
    offline: "You seem to be offline. Check your connection and try again.",
    unavailable: "The service is not answering right now. Try again in a moment.",
    retry: "Try again",
  },
  /** By the API's code. */
  refusal: {
    SESSION_FULL: "The last seat has just been taken.",
    REGISTRATION_NOT_OPEN: "Registration has not opened yet.",
    REGISTRATION_CLOSED: "Registration is closed.",
    SESSION_CANCELLED: "The session has been cancelled.",
    ALREADY_WAITLISTED: "You are already on the waitlist.",
    OFFER_EXPIRED: "The offer has expired, so somebody else can have the seat.",
    NO_OFFER: "There is no offer to accept any more.",
    NO_PASSES_LEFT: "You cannot put this offer off any more. It is still open.",
    NOTHING_TO_SWAP: "You have nothing left to give up for this seat, so nothing has changed.",
    RSVP_NOT_FOUND: "You have no seat to give back.",
    SESSION_NOT_FOUND: "The session is no longer in the programme.",
    CONTENTION: "Many people want this session right now. Please try again.",
  } as Readonly<Record<string, string>>,
  /** By the reason that the API adds to a code. */
  reason: {
    SESSION_ENDED: "The session has ended.",
  } as Readonly<Record<string, string>>,
};
