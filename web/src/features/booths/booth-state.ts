import type { AgendaSession } from "../../api/answers.ts";
import { boothMessages as text } from "../../messages/attendee/booth-messages.ts";
import { timeText } from "../../time/zoned.ts";

type Open = Pick<AgendaSession, "startsAt" | "endsAt" | "state">;

/** @param now milliseconds since 1970 */
export const isOpen = ({ startsAt, endsAt, state }: Open, now: number): boolean =>
  state === "OPEN" && Date.parse(startsAt) <= now && Date.parse(endsAt) > now;

/** When a booth is open, in words. */
export function openText({ startsAt, endsAt, state }: Open, timeZone: string, now: number): string {
  const at = (time: string) => timeText(time, timeZone, now);
  if (state === "CANCELLED") return text.cancelled;
  if (Date.parse(endsAt) <= now) return text.over;
  if (state === "CLOSED") return text.closed;
  return Date.parse(startsAt) > now ? text.opensAt(at(startsAt)) : text.openUntil(at(endsAt));
}

/** Nobody new gets in: all places are taken, or people wait for those that are free. */
export const isFull = ({ capacity, taken, waiting }: Pick<AgendaSession, "capacity" | "taken" | "waiting">) =>
  capacity !== null && (taken >= capacity || waiting > 0);
