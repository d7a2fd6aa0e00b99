/** The invariants of `docs/domain.md`, as failures name them. */
export const INVARIANTS = {
  counts: "counts match people",
  tally: "tally matches counts",
  capacity: "capacity holds",
  oneRsvp: "one RSVP each",
  order: "nobody is overtaken",
  firstConfirmation: "first confirmation stays",
  idleSeat: "no idle seat",
  choices: "choices are kept",
  offerEnd: "offers end in time",
  wholeState: "states are whole",
  transitions: "transitions follow the table",
  once: "once and truthful",
  wholeSwap: "swaps are whole",
  oneOfGroup: "one seat of a group",
  newRules: "new rules apply",
  overlaps: "blocked overlaps do not happen",
  index: "index shows the state",
  parts: "parts add up",
  told: "told once",
  oneTicket: "one valid ticket",
  booths: "booths count people inside",
  inside: "inside is true",
  feedback: "feedback is counted",
  standby: "numbers are in order",
} as const;

/** Says which invariant is broken, and how. */
export const broken = (invariant: keyof typeof INVARIANTS, how: string): string =>
  `${INVARIANTS[invariant]}: ${how}`;
