// The acts of which openings are made.

import type { Act } from "./plan.ts";

/** The acts with which a small session's story begins. */
export type Beginning = (random: () => number, people: readonly string[], seats: number) => Act[];

/** The moment at which two acts meet. Before it, everybody is answered. */
export const MEETING = 3_000;

export const within = (random: () => number, from: number, ms: number): number => from + random() * ms;

export const wish = (at: number, userId: string) =>
  ({ at, what: "reserve", userId, ifFull: "WAITLIST" }) as const;
export const ask = (at: number, userId: string) =>
  ({ at, what: "reserve", userId, ifFull: "REJECT" }) as const;
export const giveBack = (at: number, userId: string) => ({ at, what: "cancel", userId }) as const;
export const deal = (at: number) => ({ at, what: "deal" }) as const;
export const setCapacity = (at: number, capacity: number | null) =>
  ({ at, what: "change", patch: { capacity } }) as const;

/** Nothing delays these, so that the meeting is as planned. */
export const punctual = (...acts: readonly Act[]): Act[] => acts.map((act) => ({ ...act, isSlow: false }));

export const holding = (random: () => number, people: readonly string[], seats: number): Act[] =>
  punctual(...people.slice(0, seats).map((userId) => wish(within(random, 0, 300), userId)));
