import type { NoticeKind } from "../../api/answers.ts";
import { count } from "../count.ts";

/** A line of the page: what a person is told, and the kinds of notices that say so. */
interface Line {
  readonly label: string;
  readonly kinds: readonly NoticeKind[];
}

interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Kinds that share a line have the same channels by default. */
const sections: readonly Section[] = [
  {
    title: "Your seats",
    lines: [
      { label: "You have a seat", kinds: ["CONFIRMED"] },
      { label: "You got a seat from the waitlist", kinds: ["CONFIRMED_FROM_LINE"] },
    ],
  },
  {
    title: "Waitlists and offers",
    lines: [
      { label: "You are on a waitlist", kinds: ["WAITLISTED"] },
      { label: "A seat is offered to you", kinds: ["OFFER_MADE"] },
      { label: "An offer is about to end", kinds: ["OFFER_ENDING"] },
      { label: "An offer ran out, or no seat came free", kinds: ["OFFER_EXPIRED", "LINE_CLOSED"] },
      { label: "Your number is called at the door", kinds: ["CALLED"] },
      { label: "You declined an offer", kinds: ["OFFER_DECLINED"] },
    ],
  },
  {
    title: "Changes",
    lines: [
      { label: "A session moved or is cancelled, or you were removed", kinds: ["MOVED", "CANCELLED"] },
      { label: "Messages from organizers", kinds: ["MESSAGE"] },
    ],
  },
  { title: "Reminders", lines: [{ label: "A session of yours begins soon", kinds: ["REMINDER"] }] },
  { title: "Afterwards", lines: [{ label: "How a session of yours was", kinds: ["FEEDBACK_ASKED"] }] },
];

/** How a person is told. */
export const preferencesMessages = {
  title: "How you are told",
  back: "Back",
  intro:
    "Every notice is in your inbox. Choose what you also get by e-mail, and by push message on the devices that you allow.",
  mailStoppedTitle: { BOUNCE: "Your mails come back", COMPLAINT: "You get no more mails" },
  mailStopped: {
    BOUNCE: (address: string) =>
      `Mails to ${address} come back, so we send none there. Try again when the mailbox works.`,
    COMPLAINT: (address: string) =>
      `A mail to ${address} was reported as unwanted, so we send none there. Try again if you want mails after all.`,
  },
  mailRetry: "Send mails again",
  mailRetried: (address: string) => `Mails go to ${address} again.`,
  mailNotRetried: "Mails are still stopped. Please try again.",
  sections,
  channels: { mail: "E-mail", push: "Push" },
  /** The accessible name of a switch. */
  channelOf: (channel: string, line: string) => `${channel}: ${line}`,
  reminder: "Remind me",
  off: "Never",
  before: (minutes: number) => `${count(minutes, "minute", "minutes")} before`,
  language: "Language",
  languages: { en: "English" },
  saved: "Your choice is saved.",
  failed: "Your choice could not be saved.",
  signedOutTitle: "Sign in to choose how you are told",
  signedOutHint: "Your choice is kept with your account, for all events.",
};
