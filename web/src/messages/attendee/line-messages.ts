import { count } from "../count.ts";

interface Option {
  readonly label: string;
  readonly hint: string;
}

/** What a waiting person can choose. */
export const lineMessages = {
  /** On the session's page. */
  label: "Your place on the waitlist",
  whenSeat: "When a seat comes for you",
  whenSeatIfStay: "If you stay: when a seat comes for you",
  /** Where the session makes offers. */
  options: {
    ASK: { label: "Ask me", hint: "You get an offer, and have some time to answer." },
    TAKE: { label: "Take it", hint: "You have the seat at once, also while you sleep." },
    TAKE_IF_FREE: {
      label: "Take it if nothing clashes",
      hint: "You get an offer if you have something else at that time.",
    },
  } satisfies Record<string, Option>,
  /** Where the session confirms people at once. */
  confirms: { label: "Take it", hint: "You have the seat at once." },
  /** In the toast that tells that a person has joined. */
  choose: "If a seat comes …",
  question: (title: string) => ({
    title: "You are on the waitlist",
    text: `Choose what happens when a seat in “${title}” comes for you. You can change it later.`,
    confirm: "",
    keep: "Done",
  }),
  chosen: {
    ASK: (title: string) => `You will be asked when a seat in “${title}” comes for you.`,
    TAKE: (title: string) => `The next seat in “${title}” that comes for you is yours.`,
    TAKE_IF_FREE: (title: string) =>
      `The next seat in “${title}” that comes for you is yours, if you have nothing else at that time.`,
  },
  /** The person no longer waits when they choose. */
  noLonger: {
    OFFERED: (title: string) => `A seat in “${title}” is already offered to you.`,
    CONFIRMED: (title: string) => `You already have a seat in “${title}”.`,
    CANCELLED: (title: string) => `You are no longer on the waitlist for “${title}”.`,
  },
  tooFast: (seconds: number) =>
    `You are a bit too fast, so your choice is not saved. Try again in ${count(seconds, "second", "seconds")}.`,
  notChosen: "Your choice could not be saved. Please try again.",
  /** The waitlist has closed, and no seat is free. */
  closed:
    "The waitlist has closed, because the session starts soon. If a seat becomes free now, the first person who takes it has it. Watch this page.",
  passing: (until: string) =>
    `You have put an offer off. You keep your place, and get no other offer before ${until}.`,
};
