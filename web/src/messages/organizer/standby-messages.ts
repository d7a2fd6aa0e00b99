import { people } from "../count.ts";

/** Seats of people who do not come, for organizers and for the door. */
export const standbyMessages = {
  title: "People who do not come",
  grace: "Give their seats to people who stand by",
  graceMinutes: "Minutes after the start",
  on: "A person who has not checked in by then loses the seat. People who are on the waitlist when it closes stand by: each gets a number, and the door calls them. Tickets and mails tell people until when they must be inside. Use it only where the door scans tickets.",
  off: "Seats wait for their people until the end of a session.",
  wrong: "Enter a whole number from 0 to 120.",
  ofSession: "Minutes that seats wait for their people",
  ofSessionHint: "After the start. Leave it empty to do as the event says. At most 120.",
  controls: {
    title: "Standing by",
    calledTo: (n: number) => (n === 0 ? "Nobody called yet" : `Called: up to number ${n}`),
    waiting: (n: number) => (n === 0 ? "Nobody stands by" : `${people(n)} stand by`),
    next: "Call the next",
    call: (n: number) => (n === 1 ? "Call 1 person" : `Call ${n} people`),
    called: (n: number, to: number) => `${people(n)} called: up to number ${to}.`,
    nobody: "There is nobody more to call.",
    failed: "Nobody was called. Please try again.",
    offline: "You are offline, so nobody was called. Try again when you are online.",
    wrong: "Enter a number from 1 to 500.",
    until: (time: string) => `Seats wait for their people until ${time}.`,
    released: "Seats of people who did not come have been released.",
    releasing: "Seats of people who did not come are being released.",
    heldBack:
      "A device that serves this door has been silent for more than a minute. It may have let people in, so nobody has lost a seat yet.",
    unused: "Nobody has been checked in here, so nobody has lost a seat yet.",
    release: "Release the seats now",
    asked: "The seats are being released.",
    notDue: "Seats still wait for their people.",
    question: {
      title: "Release the seats now?",
      text: "People who have not been checked in lose their seats. Make sure that all devices of this door are online, or that nobody was let in without being scanned.",
      confirm: "Release the seats",
      keep: "Wait",
    },
  },
} as const;
