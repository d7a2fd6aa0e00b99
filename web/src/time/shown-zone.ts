import { useMemo, useSyncExternalStore } from "react";
import { browserStorage } from "../storage/browser-storage.ts";
import { browserZone, showsSameTime, zoneName } from "./zoned.ts";

/** Whose clocks a browser shows: the event's, or the reader's own. */
export type Whose = "event" | "reader";

const KEY = "session-rsvp.times";
const listeners = new Set<() => void>();
/** A browser without storage forgets the choice with the page. */
let unstored: Whose | undefined;

export function chooseZone(whose: Whose): void {
  unstored = browserStorage.write(KEY, whose) ? undefined : whose;
  for (const listener of listeners) listener();
}

const chosen = (): Whose => unstored ?? (browserStorage.read(KEY) === "reader" ? "reader" : "event");

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of the same browser may change the choice.
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

export const useWhoseZone = (): Whose => useSyncExternalStore(subscribe, chosen);

interface Clock {
  readonly timeZone: string;
  /** Minutes after midnight at which a day of the event begins. */
  readonly dayChange?: number;
}

/**
 * The event with the clocks that the reader has chosen, for all that a page shows of its times. Days follow the clocks, and those
 * of the reader begin at midnight: a time must be on the date above it. Rules of the event, such as quiet hours, need the
 * event itself.
 */
export function useShownClock<E extends Clock>(event: E): E {
  const whose = useWhoseZone();
  return useMemo(
    () => (whose === "event" ? event : { ...event, timeZone: browserZone(), dayChange: 0 }),
    [event, whose],
  );
}

interface Span {
  readonly timeZone: string;
  /** ISO 8601 */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Whether the reader's clocks differ from the event's while it takes place. */
export const isElsewhere = ({ timeZone, startsAt, endsAt }: Span): boolean =>
  [startsAt, endsAt].some((at) => !showsSameTime(at, timeZone, browserZone()));

/** `Berlin` for `Europe/Berlin`; `GMT+1` for a zone that is no place. */
export function zonePlace(zone: string, at: string): string {
  const [area = "", ...places] = zone.split("/");
  const place = places.at(-1);
  if (area === "Etc" || place === undefined) return zoneName(at, zone);
  return place.replaceAll("_", " ");
}
