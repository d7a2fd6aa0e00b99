/** What the door of a session knows of it. */
export interface DoorSession {
  readonly sessionId: string;
  readonly eventId: string;
  readonly title: string;
  readonly room: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: "OPEN" | "CLOSED" | "CANCELLED";
  readonly kind: "SESSION" | "BOOTH";
  readonly capacity: number | null;
}

export interface DoorCounts {
  readonly capacity: number | null;
  /** People who were let in, with walk-ins. Those beyond the capacity are in `anyway`. */
  readonly inside: number;
  readonly walkIns: number;
  readonly anyway: number;
  readonly reserved: number;
  /** Null: there is no limit. */
  readonly free: number | null;
  readonly standingBy: number;
}

export interface DoorAttendee {
  readonly userId: string;
  readonly name: string | null;
  readonly status: "CONFIRMED" | "OFFERED" | "WAITLISTED";
  readonly ticketId: string | null;
  readonly code: string | null;
  readonly standbyNumber: number | null;
  readonly waitlistPosition: number | null;
  readonly checkedInAt: string | null;
  readonly checkedInBy: string | null;
}

export interface DoorGrace {
  readonly minutes: number | null;
  readonly noShowAt: string | null;
  readonly releasedAt: string | null;
  readonly heldBack: boolean;
}

/** Everything that a device needs to serve the door without a network. */
export interface DoorAnswer {
  readonly session: DoorSession;
  readonly counts: DoorCounts;
  readonly grace: DoorGrace;
  readonly calledTo: number;
  readonly attendees: readonly DoorAttendee[];
  readonly keys: readonly { readonly keyId: string; readonly publicKey: string }[];
  readonly asOf: string;
  readonly nextCursor: string | null;
}

/** All pages of the answer. */
export interface Door extends Omit<DoorAnswer, "nextCursor"> {
  /** Null: the device has changed it since. */
  readonly etag: string | null;
}

/** Exactly one of these says which person, or how many. */
export type CheckInOf =
  | { readonly ticket: string }
  | { readonly code: string }
  | { readonly userId: string }
  | { readonly walkIn: number };

export type CheckIn = CheckInOf & {
  readonly checkInId: string;
  /** ISO, by the clock of the device. */
  readonly at: string;
  readonly anyway?: true;
  readonly skipStandby?: true;
};

/** A seat of the same person in another session of the event around now. */
export interface OtherSeat {
  readonly sessionId: string;
  readonly title: string;
  readonly room: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
}

/** The answer to one of a batch: that of a single check-in, or its problem document. */
export interface CheckInResult {
  readonly checkInId: string;
  readonly status: number;
  readonly outcome?: "CHECKED_IN" | "ADMITTED" | "WALKED_IN" | "ALREADY_IN";
  readonly already?: boolean;
  readonly attendee?: ResultAttendee | null;
  readonly at?: string | null;
  readonly by?: { readonly userId: string; readonly name: string | null } | null;
  readonly counts?: DoorCounts;
  readonly code?: string;
  /** What the person has in this session instead of a seat. */
  readonly holds?: "OFFERED" | "WAITLISTED" | null;
  readonly waitlistPosition?: number | null;
  readonly standbyNumber?: number | null;
  readonly calledTo?: number;
  readonly has?: readonly OtherSeat[];
}

interface ResultAttendee {
  readonly userId: string;
  readonly name: string | null;
  readonly status?: string | null;
  readonly standbyNumber?: number | null;
  readonly checkedInAt?: string | null;
}

export interface BatchAnswer {
  readonly receivedAt: string;
  readonly results: readonly CheckInResult[];
}

export interface UndoAnswer {
  readonly undone: boolean;
  readonly counts: DoorCounts;
}
