import type { Act } from "./plan.ts";

/** How a small session's story begins: two acts meet at a moment that hardly any other story makes. */
type Opening = (random: () => number, people: readonly string[], seats: number) => Act[];

const within = (random: () => number, from: number, ms: number): number => from + random() * ms;

/** The moment at which the two acts meet. Before it, everybody is answered. */
const MEETING = 3_000;

const wish = (at: number, userId: string) => ({ at, what: "reserve", userId, ifFull: "WAITLIST" }) as const;
const deal = (at: number) => ({ at, what: "deal" }) as const;
const giveBack = (at: number, userId: string) => ({ at, what: "cancel", userId }) as const;

/** The consumer gets no nudge, so what it would do at once stays undone. */
const noNudges: Act = { at: MEETING - 200, what: "outage", ms: 6_000 };

const holding = (random: () => number, people: readonly string[], seats: number): Act[] =>
  people.slice(0, seats).map((userId) => wish(within(random, 0, 300), userId));

/** All seats are taken. While the next person asks, a seat is given back, and the ledger is divided for the first time. */
const firstDeal: Opening = (random, people, seats) => {
  const givenBack = within(random, MEETING, 80);
  return [
    ...holding(random, people, seats),
    { ...wish(MEETING, people[seats] ?? ""), isSlow: true },
    giveBack(givenBack, people[0] ?? ""),
    deal(within(random, givenBack, 200)),
  ];
};

/** While a person opens the line and joins it, all seats are given back and dealt. */
const dealBesideTheLine: Opening = (random, people, seats) => {
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

/** The line is open, and nobody waits. While a person joins it whose clock is ahead of gates, all seats are dealt. */
const dealOverTheLine: Opening = (random, people, seats) => {
  const [next = "", another = ""] = people.slice(seats);
  const givenBack = within(random, MEETING, 400);
  return [
    ...holding(random, people, seats),
    deal(800),
    wish(1_600, next),
    noNudges,
    giveBack(MEETING - 150, next),
    { ...wish(MEETING, another), isSlow: true, isAhead: true },
    ...people.slice(0, seats).map((userId) => giveBack(givenBack, userId)),
    { ...deal(within(random, givenBack, 50)), isSlow: true },
  ];
};

/** Desk and parts have seats. While the capacity is lowered by those of the desk, the desk sells one. */
const capacityOfTheDesk: Opening = (random, people, seats) => [
  deal(200),
  { at: 1_500, what: "change", patch: { capacity: seats + 1 } },
  { at: MEETING, what: "change", patch: { capacity: seats }, isSlow: true },
  wish(within(random, MEETING, 1_500), people[0] ?? ""),
];

/** A seat comes free for a line in two parts. Before the index shows all, many join. */
const manyJoin: Opening = (random, people, seats) => {
  const [next = "", ...others] = people.slice(seats);
  return [
    ...holding(random, people, seats),
    deal(800),
    { ...wish(1_600, next), isAhead: true },
    giveBack(MEETING, people[0] ?? ""),
    ...others.map((userId) => wish(within(random, MEETING, 1_600), userId)),
  ];
};

export const OPENINGS: readonly Opening[] = [
  ...[firstDeal, dealBesideTheLine, dealOverTheLine, dealOverTheLine, capacityOfTheDesk, manyJoin, manyJoin],
];
