import type { Event } from "../../api/answers.ts";

/** @param now milliseconds since 1970 */
export const isOver = ({ endsAt }: Pick<Event, "endsAt">, now: number): boolean => Date.parse(endsAt) < now;

/** What runs and what comes by their start, then what is over, the latest of that first. */
export function inOrderOfInterest<E extends Event>(events: readonly E[], now: number): E[] {
  const byStart = events.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  return [
    ...byStart.filter((event) => !isOver(event, now)),
    ...byStart.filter((event) => isOver(event, now)).reverse(),
  ];
}
