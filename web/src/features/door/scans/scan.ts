import type { CheckIn, CheckInOf } from "../../../api/door/answers.ts";
import type { Verdict } from "./verdict.ts";

/** Something that was asked at the door. It outlives the page until the service has answered it. */
export interface Scan {
  /** A UUID. The service answers the same id once. */
  readonly checkInId: string;
  readonly sessionId: string;
  /** The person who served the door: it is sent with their token only. */
  readonly personId: string;
  /** ISO, by the clock of the device. */
  readonly at: string;
  readonly asked: CheckInOf;
  /** Let in beyond the capacity, or before those who stand by. */
  readonly anyway: boolean;
  /** `waits`: it is to be sent. `done`: it is decided. `undo`: it is to be undone. */
  readonly state: "waits" | "done" | "undo";
  /** It was sent at least once, so the service may know it. */
  readonly tried: boolean;
  /** Null: the device does not know them, or they are walk-ins. */
  readonly userId: string | null;
  readonly name: string | null;
  /** The last word about it. */
  readonly verdict: Verdict;
  /** What the door was told before, if the service has said something else. Null: it has not, or it has been read. */
  readonly corrects: Verdict | null;
}

export const peopleIn = ({ asked }: Scan): number => ("walkIn" in asked ? asked.walkIn : 1);

/** The id under which the service undoes it. */
export const undoIdOf = ({ asked, userId, checkInId }: Scan): string =>
  "walkIn" in asked ? checkInId : "userId" in asked ? asked.userId : (userId ?? checkInId);

export const checkInOf = ({ asked, checkInId, at, anyway }: Scan): CheckIn => ({
  ...asked,
  checkInId,
  at,
  ...(anyway && { anyway: true, skipStandby: true }),
});
