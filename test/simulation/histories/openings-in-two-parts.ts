import { ask, type Beginning, deal, MEETING, punctual, setCapacity, wish, within } from "./opening-acts.ts";

/**
 * People have seen that the session is full, and join its line. Their requests are still on the way when seats are added.
 * The first person waits at a time that is later than theirs. The index may show some of them and not the ones before.
 */
export const manyJoin: Beginning = (random, [next = "", ...others]) => [
  ...punctual(setCapacity(0, 0), deal(500), { ...wish(1_600, next), isAhead: true }),
  ...punctual(...others.map((userId) => ask(2_000, userId)), setCapacity(MEETING, others.length)),
  ...punctual(
    ...others.map((userId) => ({
      ...wish(within(random, MEETING - 150, 180), userId),
      ...{ isHeldUp: true, isAhead: false },
    })),
  ),
];

/** With this many requests, most instances have tried the full part and know it. */
const LESSONS = { at: [1_600, 2_000, 2_400], atOnce: 7 };
const LOOKS = 9;

/**
 * One part has a seat and the other has none. People who have seats of the desk ask again, and so the instances learn
 * which part is full. The seat is called in, and while its part shows that already and the desk does not, others ask.
 */
export const seatsCalledIn: Beginning = (random, people) => {
  const [holders, others] = [people.slice(0, 3), people.slice(3)];
  const lessons = LESSONS.at.flatMap((at) => Array<number>(LESSONS.atOnce).fill(at));
  return [
    ...punctual(setCapacity(0, 4), ...holders.map((userId) => ask(200, userId)), deal(800)),
    ...punctual(...lessons.map((at, n) => ask(at, oneOf(holders, n)))),
    ...punctual(setCapacity(MEETING, null)),
    ...punctual(
      ...Array.from({ length: LOOKS }, (_, n) => ask(within(random, MEETING + 35, 12), oneOf(others, n))),
    ),
  ];
};

const oneOf = (people: readonly string[], n: number): string => people[n % people.length] ?? "";
