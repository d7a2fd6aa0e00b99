import type { Ledger } from "../seats/ledger.ts";
import type { MoveAttempt, Release } from "../waitlist/waitlist-book.ts";
import type { DoorDevice } from "./standby.ts";

/** A person who stands by, as the index shows them. Times are ISO 8601 in UTC. */
export interface StandbyPerson {
  readonly userId: string;
  readonly waitlistedAt: string;
  /** `null`: the person has none yet. */
  readonly number: number | null;
  readonly calledAt: string | null;
}

/** What one transaction changes of the people who stand by. The ledger must still be as it was seen. */
export interface StandbyStep {
  readonly ledger: Ledger;
  readonly people: readonly StandbyPerson[];
  readonly now: string;
  readonly requestId: string;
}

export interface StandbyBook {
  /** Lists everybody who waits, in their order. The list may lag behind the ledger. */
  listLine(ledger: Ledger): Promise<StandbyPerson[]>;
  /** Gives the next numbers to these people. `isLast`: everybody has one then. */
  giveNumbers(step: StandbyStep & { readonly isLast: boolean }): Promise<MoveAttempt>;
  /** Notes that these people are told, and with them everybody up to this number. */
  noteCalled(step: StandbyStep & { readonly toldTo: number }): Promise<MoveAttempt>;
  /** Finds the devices that have the list of the session's door. */
  findDevices(sessionId: string): Promise<readonly DoorDevice[]>;
  /** Lists people who have a seat since before `dueAt`, and are not inside, as the index shows them. */
  listMissing(ledger: Ledger, dueAt: string): Promise<Release["people"]>;
  /** Notes that everybody has been released who had not come. */
  noteReleased(ledger: Ledger, now: string): Promise<MoveAttempt>;
}
