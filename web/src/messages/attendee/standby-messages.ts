import { count, people } from "../count.ts";

/** Standing by at the door: what the person reads, and what a screen beside the door shows. */
export const standbyMessages = {
  label: "You stand by",
  number: (n: number) => `You stand by with number ${n}.`,
  noNumber: "The waitlist has closed. You stand by, and get a number within a minute.",
  nobodyCalled: "Nobody has been called yet.",
  calledTo: (n: number) => `Now called: up to number ${n}.`,
  yours: (n: number) => `You are number ${n}: go to the door now.`,
  hint: "Seats of people who do not come are given at the door, in the order of the numbers.",
  from: (time: string) => `They are free from ${time} on.`,
  /** Under the next session of a ticket. */
  deadline: (time: string) => `Be inside by ${time}, or your seat goes to people who stand by`,
  display: {
    pageTitle: (title: string) => `Door · ${title}`,
    now: "Now",
    upTo: "up to number",
    nobody: "Nobody has been called yet",
    noGrace: "Seats of this session are not given at the door",
    over: "This session is over",
    cancelled: "This session does not take place",
    from: (time: string) => `Free seats are given from ${time} on`,
    free: (n: number) => (n === 0 ? "No free seats" : `${count(n, "seat", "seats")} free`),
    unlimited: "Room for everybody",
    standing: (n: number) => (n === 0 ? "Nobody stands by" : `${people(n)} stand by`),
    offline: (time: string) => `Offline since ${time}. The number may be higher by now.`,
    missing: "There is no such session",
    missingHint: "Check the address of this page.",
  },
};
