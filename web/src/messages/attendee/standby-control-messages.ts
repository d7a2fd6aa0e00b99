import { people } from "../count.ts";

/** What the door reads when it calls people who stand by. */
export const standbyControlMessages = {
  title: "Standing by",
  calledTo: (n: number) => (n === 0 ? "Nobody called yet" : `Called: up to number ${n}`),
  waiting: (n: number) => (n === 0 ? "Nobody stands by" : `${people(n)} stand by`),
  next: "Call the next",
  call: (n: number) => (n === 1 ? "Call 1 person" : `Call ${n} people`),
  called: (n: number, to: number) => `${people(n)} called: up to number ${to}.`,
  expected: (n: number) =>
    n === 1 ? "1 called person is not in yet." : `${n} called people are not in yet.`,
  noneFree: "No seat is free for more people.",
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
};
