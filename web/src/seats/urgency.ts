import { messages } from "../messages/messages.ts";
import { countdown } from "../time/zoned.ts";

export const A_MINUTE = 60_000;

/** How urgent an offer is, by the milliseconds that are left. */
export const urgencyOf = (left: number): "long" | "short" | "last" =>
  left <= A_MINUTE ? "last" : left <= 5 * A_MINUTE ? "short" : "long";

/** The clock turns urgent. The button keeps its colour. */
export const urgentColors = { long: "text-accent", short: "text-warn", last: "text-bad" };

/** `23 min`, in the last five minutes `4:48`, and hours where minutes say too little. */
export function shortTime(left: number): string {
  if (urgencyOf(left) !== "long") return countdown(left);
  const minutes = Math.ceil(left / A_MINUTE);
  return minutes < 100 ? messages.rsvp.minutes(minutes) : messages.rsvp.hours(Math.round(minutes / 60));
}
