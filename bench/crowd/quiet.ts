import type { Scenario } from "./scenarios.ts";

/** As many as show the average, at intervals in which hardly anybody meets another person. */
const PEOPLE = 50;
const SECONDS_BETWEEN = 3;

/** The same session without a crowd: as large a share of the people gets a seat, and they come one by one. */
export const quietly = ({ people, seats, isFull = false }: Scenario): Scenario => ({
  people: PEOPLE,
  seconds: PEOPLE * SECONDS_BETWEEN,
  seats: isFull ? 1 : Math.max(1, Math.round((PEOPLE * seats) / people)),
  isFull,
  holdMs: 20,
  dealing: false,
});
