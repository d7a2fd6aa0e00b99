/** An offer's own page, and the page behind its link in a mail. */
export const offerPageMessages = {
  page: "Offer",
  lead: "It is held for you for the time below. Then the next in line gets it.",
  lastTitle: "Yours for a moment",
  lastLead: "Accept now, or the seat goes to the next in line.",
  whenOver: "If the time ends without an answer, you also leave the waitlist.",
  thenNext: "then the next in line",
  nothingElse: "Nothing else of yours at that time",
  /** Where the event allows both seats, the page asks. */
  exchangeAsks: (title: string) => `You are asked what happens to your seat in “${title}”.`,
  exchangeNeeded: (title: string) => `Only one of the two is possible: accepting gives up “${title}”.`,
  exchangeSeveral: "You have several seats at that time. Accepting says which to give up first.",
  accept: "Accept this seat",
  decline: "No, give it to the next in line",
  whenOnline: "Accept when you are online",
  offlineHint: "There is no connection. The time runs on, and you can answer as soon as you are online.",
  others: (n: number) => (n === 1 ? "You have one more open offer" : `You have ${n} more open offers`),
  signedOutTitle: "Sign in to see your offer",
  signedOutHint: "Offers are kept with your account. The link in the mail works without a sign-in.",
  seat: { title: "You have a seat", lead: "It is yours, and in My Schedule." },
  keeps: (until: string) => ({
    title: "You keep your place in line",
    lead: `This seat goes to the next person. You get no other offer before ${until}.`,
  }),
  waits: {
    title: "You are on the waitlist",
    lead: "Nothing is offered to you now. You are told when a seat comes.",
  },
  position: (position: string) => `You are #${position} in line.`,
  ended: {
    title: "This offer has ended",
    lead: "Its time is over, so the seat goes to the next in line. On the session’s page you can join the waitlist again.",
  },
  cancelled: { title: "This session is cancelled", lead: "Its offers have ended with it." },
  declined: { title: "You have declined the seat", lead: "It goes to the next in line." },
  none: {
    title: "No offer is open here",
    lead: "It has been answered, perhaps on another device, or it has ended.",
  },
  openSession: "Open the session",
  openSchedule: "See My Schedule",
};
