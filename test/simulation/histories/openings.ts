import {
  ask,
  type Beginning,
  deal,
  giveBack,
  holding,
  MEETING,
  punctual,
  wish,
  within,
} from "./opening-acts.ts";
import { manyJoin, seatsCalledIn } from "./openings-in-two-parts.ts";
import type { Act } from "./plan.ts";

/** How a small session's story begins: acts meet at a moment that hardly any other story makes. */
export interface Opening {
  readonly acts: Beginning;
  /** How many parts the ledger gets. @default - by chance */
  readonly parts?: number;
}

/** The consumer gets no nudge, so what it would do at once stays undone. */
const noNudges: Act = { at: MEETING - 200, what: "outage", ms: 6_000 };

/** All seats are taken. While the next person asks, a seat is given back, and the ledger is divided for the first time. */
const firstDeal: Beginning = (random, people, seats) => {
  const givenBack = within(random, MEETING, 80);
  return [
    ...holding(random, people, seats),
    { ...wish(MEETING, people[seats] ?? ""), isSlow: true },
    giveBack(givenBack, people[0] ?? ""),
    deal(within(random, givenBack, 200)),
  ];
};

/** While a person opens the line and joins it, all seats are given back and dealt. */
const dealBesideTheLine: Beginning = (random, people, seats) => {
  const givenBack = within(random, MEETING, 3_000);
  return [
    ...holding(random, people, seats),
    deal(1_500),
    noNudges,
    { ...wish(MEETING, people[seats] ?? ""), isSlow: true },
    ...people.slice(0, seats).map((userId) => giveBack(givenBack, userId)),
    deal(within(random, givenBack, 200)),
  ];
};

/**
 * The line is open, and nobody waits. A person whose clock is ahead of gates has found the session full, and is about to
 * join. Meanwhile all seats are given back and dealt.
 */
const dealOverTheLine: Beginning = (random, people, seats) => {
  const [next = "", another = ""] = people.slice(seats);
  const givenBack = within(random, MEETING, 50);
  return [
    ...holding(random, people, seats),
    ...punctual(deal(500), wish(1_600, next), ask(2_200, another)),
    noNudges,
    ...punctual(giveBack(MEETING - 150, next)),
    ...punctual({ ...wish(within(random, MEETING - 100, 100), another), isHeldUp: true, isAhead: true }),
    ...punctual(...people.slice(0, seats).map((userId) => giveBack(givenBack, userId))),
    ...punctual(
      ...[100, 200].map((ms) => ({ ...deal(within(random, givenBack + ms, 100)), isHeldUp: true })),
    ),
  ];
};

/** Desk and parts have seats. While the capacity is lowered by those of the desk, the desk sells one. */
const capacityOfTheDesk: Beginning = (random, people, seats) => [
  deal(200),
  { at: 1_500, what: "change", patch: { capacity: seats + 1 } },
  { at: MEETING, what: "change", patch: { capacity: seats }, isSlow: true },
  wish(within(random, MEETING, 1_500), people[0] ?? ""),
];

export const OPENINGS: readonly Opening[] = [
  ...[firstDeal, dealBesideTheLine, dealOverTheLine, capacityOfTheDesk].map((acts) => ({ acts })),
  ...[manyJoin, seatsCalledIn, seatsCalledIn, seatsCalledIn].map((acts) => ({ acts, parts: 2 })),
];
