import type * as contract from "../../../../functions/contract/door/check-ins.ts";
import type { ProblemDocument } from "../../../../functions/contract/problem-document.ts";

export type {
  CheckInsAnswer as BatchAnswer,
  DoorAnswer,
  UndoneAnswer as UndoAnswer,
} from "../../../../functions/contract/door/check-ins.ts";
export type { DoorCounts } from "../../../../functions/contract/door/door-members.ts";

export type DoorSession = contract.DoorAnswer["session"];
export type DoorAttendee = contract.DoorAnswer["attendees"][number];

/** All pages of the answer. */
export interface Door extends Omit<contract.DoorAnswer, "nextCursor"> {
  /** Null: the device has changed it since. */
  readonly etag: string | null;
}

/** Exactly one of these says which person, or how many. */
export type CheckInOf =
  | { readonly ticket: string }
  | { readonly code: string }
  | { readonly userId: string }
  | { readonly walkIn: number };

export type CheckIn = CheckInOf & Pick<contract.CheckInBody, "checkInId" | "at" | "anyway" | "skipStandby">;

type Told = NonNullable<contract.CheckInAnswer["attendee"]>;
type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** The answer to one of a batch: that of a single check-in, or its problem document. */
export type CheckInResult = Optional<Omit<contract.CheckInAnswer, "attendee">> &
  Optional<Omit<ProblemDocument, keyof contract.CheckInAnswer | "status">> & {
    readonly checkInId: string;
    readonly status: number;
    /** A problem document says less of the person. */
    readonly attendee?: (Pick<Told, "userId" | "name"> & Optional<Told>) | null | undefined;
  };

/** A seat of the same person in another session of the event around now. */
export type OtherSeat = NonNullable<ProblemDocument["has"]>[number];
