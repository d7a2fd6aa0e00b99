import type { LinkAnswer, LinkDoneAnswer, Rsvp } from "../../api/answers.ts";

type Act = LinkAnswer["act"];

/** What a person has in the session now. */
const standing: Readonly<Record<Rsvp["status"], (session: string) => string>> = {
  CONFIRMED: (session) => `You have a seat in “${session}”.`,
  OFFERED: (session) => `A seat in “${session}” is held for you.`,
  WAITLISTED: (session) => `You are on the waitlist of “${session}”.`,
  CANCELLED: (session) => `You have no seat in “${session}”, and you are not on its waitlist.`,
};

export const linkMessages = {
  title: "Your answer",
  question: {
    accept: "A seat is yours",
    decline: "Decline this seat?",
    unsubscribe: "Get no more mails?",
  } satisfies Record<Act, string>,
  hint: {
    accept: "It is held for you. You have it as soon as you press the button, without signing in.",
    decline: "The seat goes to the next in line, and you leave the waitlist.",
    unsubscribe: "This is for all events. You then hear of offers only in the app and by push message.",
  } satisfies Record<Act, string>,
  button: {
    accept: "Accept this seat",
    decline: "No, give it to the next in line",
    unsubscribe: "Send no more mails",
  } satisfies Record<Act, string>,
  /** The other answers need to know the person. */
  more: { accept: "Decline it or put it off", decline: "Accept it or put it off" },
  done: {
    OFFER_ACCEPTED: "You have a seat",
    OFFER_DECLINED: "You have declined the seat",
    UNSUBSCRIBED: "You get no more mails",
    NOTHING_TO_ANSWER: "This offer is no longer open",
  } satisfies Record<LinkDoneAnswer["outcome"], string>,
  standing: (rsvp: Rsvp | null, session: string) => standing[rsvp?.status ?? "CANCELLED"](session),
  unsubscribed: "Your preferences say what you get by mail.",
  closedTitle: "This offer is no longer open",
  openSession: "Open the session",
  openPreferences: "Open your preferences",
  expiredTitle: "This link has expired",
  expiredHint: "Sign in to see what you have.",
  unknownTitle: "This link does not work",
  unknownHint: "Copy the whole address from the mail. If it still does not work, sign in instead.",
  toEvents: "Go to the conference",
  failed: "That did not work. Please try again.",
  clashes: (seats: readonly string[]) =>
    `At the same time as your seat in ${seats.map((title) => `“${title}”`).join(", ")}. Only one of the two is possible. The offer is still open.`,
  exchange: "Accept in exchange",
  signInToExchange: "Sign in and accept in exchange",
};
