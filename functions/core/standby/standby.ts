import { type Graced, graceOf, isReleaseDue, isStandby } from "./grace.ts";

/** What a ledger holds of the people who stand by. Times are ISO 8601 in UTC. */
export interface Standby {
  /** The last number that has been given. */
  readonly numberedTo: number;
  /** Everybody who stands by has a number since then. */
  readonly numberedAt: string | null;
  /** People with numbers up to this one may come in, as long as there are seats. It never falls. */
  readonly calledTo: number;
  /** People with numbers up to this one have been told. */
  readonly toldTo: number;
  /** People who had not come have lost their seats. */
  readonly releasedAt: string | null;
  /** The door wants them released, even if a device has been silent. */
  readonly releaseAsked: boolean;
}

export const NO_STANDBY: Standby = {
  numberedTo: 0,
  numberedAt: null,
  calledTo: 0,
  toldTo: 0,
  releasedAt: null,
  releaseAsked: false,
};

export const standbyOf = ({ standby }: Pick<Standing, "standby">): Standby => standby ?? NO_STANDBY;

/** The part of a ledger that decides about it. */
interface Standing extends Graced {
  readonly waiting: number;
  readonly taken: number;
  readonly state: string;
  readonly endsAt: string | null;
  readonly lineClosedAt: string | null;
  readonly standby?: Standby | undefined;
}

/** The work at the door of a session. `people` is the most that it can affect. */
export type StandbyTask =
  /** The waitlist has closed: each person on it gets a number, in their order. */
  | { readonly kind: "number-line"; readonly people: number }
  /** The door has called numbers: their people are told. */
  | { readonly kind: "tell-called"; readonly people: number }
  /** The grace is over: people who have not come lose their seats. */
  | { readonly kind: "release-no-shows"; readonly people: number };

/** This exceeds the delay of a join, the difference of two clocks and the lag of the index together. */
const SHOWN_AFTER_MS = 20_000;

export const isShown = (since: string, now: string): boolean =>
  Date.parse(since) + SHOWN_AFTER_MS <= Date.parse(now);

/** Returns the work at the door of a session at `now` (ISO, UTC), or `null` if there is none. */
export function standbyTask(ledger: Standing, now: string): StandbyTask | null {
  const { waiting, taken, endsAt } = ledger;
  if (graceOf(ledger) === null || ledger.state === "CANCELLED" || (endsAt !== null && endsAt <= now))
    return null;
  const { numberedAt, calledTo, toldTo } = standbyOf(ledger);
  if (isStandby(ledger, now)) {
    if (numberedAt === null && isShown(closedAt(ledger), now))
      return { kind: "number-line", people: waiting };
    if (calledTo > toldTo) return { kind: "tell-called", people: waiting };
  }
  return isReleaseDue(ledger, now) ? { kind: "release-no-shows", people: taken } : null;
}

const closedAt = ({ lineClosedAt, lineClosesAt }: Pick<Standing, "lineClosedAt" | "lineClosesAt">): string =>
  lineClosedAt !== null && lineClosedAt < lineClosesAt ? lineClosedAt : lineClosesAt;

/** A device that holds the list of a door. */
export interface DoorDevice {
  readonly deviceId: string;
  /** When it was last heard of; ISO, UTC. */
  readonly seenAt: string;
}

const SILENT_AFTER_MS = 60_000;
const FORGOTTEN_AFTER_MS = 60 * 60_000;

/** Why nobody is released yet. A silent device may have let people in without telling the service. */
export type HeldBack = "DOOR_UNUSED" | "DEVICE_SILENT";

/** @param checkIns how many check-ins the session has had */
export function heldBack(
  { releaseAsked }: Standby,
  checkIns: number,
  devices: readonly DoorDevice[],
  now: string,
): HeldBack | null {
  if (releaseAsked) return null;
  if (checkIns === 0) return "DOOR_UNUSED";
  const silentFor = ({ seenAt }: DoorDevice) => Date.parse(now) - Date.parse(seenAt);
  const isSilent = devices.some((device) => {
    const ms = silentFor(device);
    return ms > SILENT_AFTER_MS && ms <= FORGOTTEN_AFTER_MS;
  });
  return isSilent ? "DEVICE_SILENT" : null;
}
