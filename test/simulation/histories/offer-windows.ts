import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { broken } from "../../support/invariant-names.ts";
import { type Plan, STORY_START } from "./plan.ts";

/** How long offers of a story may last. */
export interface OfferWindows {
  /** The windows that its sessions have at some time. */
  readonly minutes: ReadonlySet<number>;
  /** The quiet hours of its day, in ms since 1970. */
  readonly quiet: { readonly begins: number; readonly ends: number } | null;
}

const MINUTE_MS = 60_000;
const SHORTEST_MS = 2 * MINUTE_MS;

export function windowsOf({ offerMinutes, quietHours, acts }: Plan): OfferWindows {
  const changed = acts.flatMap((act) => (act.what === "change" ? [act.patch.offerMinutes] : []));
  const day = new Date(STORY_START).toISOString().slice(0, 10);
  const at = (clock: string) => Date.parse(`${day}T${clock}:00.000Z`);
  return {
    minutes: new Set([offerMinutes, ...changed.filter((minutes) => minutes !== undefined)]),
    quiet: quietHours && { begins: at(quietHours.from), ends: at(quietHours.to) },
  };
}

/** An offer runs for a window of its session, and stands still in quiet hours that leave time after them. */
export function wrongEnd(offer: Item, desk: Item, { minutes, quiet }: OfferWindows): string[] {
  if (offer.status !== "OFFERED") return [];
  const [made, end] = [Date.parse(String(offer.offeredAt)), Date.parse(String(offer.offerExpiresAt))];
  const closes = Math.min(
    ...[desk.lineClosesAt, desk.registrationClosesAt].flatMap((time) =>
      typeof time === "string" ? [Date.parse(time)] : [],
    ),
  );
  const ends = [...minutes].map((each) => {
    const window = each * MINUTE_MS;
    const standsStill =
      quiet !== null &&
      made < quiet.ends &&
      made + window > quiet.begins &&
      quiet.ends + Math.min(SHORTEST_MS, window) <= closes;
    const stopped = standsStill ? quiet.ends - Math.max(quiet.begins, made) : 0;
    return Math.min(made + window + stopped, closes);
  });
  return ends.includes(end)
    ? []
    : [broken("offerEnd", `${offer.PK} is offered from ${offer.offeredAt} until ${offer.offerExpiresAt}`)];
}
