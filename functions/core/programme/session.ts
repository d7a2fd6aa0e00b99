import { type Ledger, type SessionState, seatsLeft } from "../seats/ledger.ts";
import type { MovedFrom } from "./moved-from.ts";
import { versionText } from "./versions.ts";

/** A conference. Times are ISO 8601 in UTC. */
export interface ConferenceEvent {
  readonly eventId: string;
  readonly title: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** `#rrggbb`, lower case. */
  readonly accentColor: string | null;
  /** A draft, which is not published, is for organizers alone. */
  readonly published: boolean;
  readonly lastImport: LastImport | null;
}

/** What organizers themselves say of a conference; absent `published` leaves it as it is. */
export type EventDetails = Omit<ConferenceEvent, "published" | "lastImport"> & {
  readonly published?: boolean | undefined;
};

export interface LastImport {
  readonly fileName: string | null;
  /** When it was last carried on; ISO, UTC. */
  readonly at: string;
  /** Whether every session of the file is what the file says. */
  readonly complete: boolean;
  readonly done: number;
  readonly total: number;
}

/** How a schedule names a session. */
export interface SessionSource {
  /** What session ids are made of: lower case. Different names may have the same token. */
  readonly token: string;
  /** The guid, else the id, else the slug, as it is written; UUIDs in lower case. */
  readonly name: string;
  /** The source's own number of the event, beside its guid. */
  readonly id: string | null;
}

export type WaitlistPolicy = "OFFER" | "AUTO_CONFIRM";

/** What a session is: read often, changed seldom, and kept apart from its ledger. Times are ISO 8601 in UTC. */
export interface Programme {
  readonly sessionId: string;
  readonly eventId: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly type: string | null;
  readonly track: string | null;
  readonly room: string | null;
  readonly language: string | null;
  readonly speakers: readonly { readonly name: string }[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly waitlistPolicy: WaitlistPolicy;
  readonly offerMinutes: number;
}

/** A programme with what the store knows about it. */
export interface StoredProgramme extends Programme {
  /** How often it has been written since it was added. */
  readonly version: number;
  /** `null` where it has never been moved. */
  readonly movedFrom: MovedFrom | null;
}

/** A session as people see it: its programme with live availability. */
export interface Session extends Programme {
  /** The same as long as programme and rules are the same, whatever becomes of seats. */
  readonly version: string;
  readonly movedFrom: MovedFrom | null;
  readonly state: SessionState;
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
  readonly seatsLeft: number | null;
  readonly registrationOpensAt: string | null;
  readonly registrationClosesAt: string | null;
  readonly lineClosesAt: string;
}

/** Where a session came from, for the next import. */
export interface Provenance {
  readonly origin: "SCHEDULE" | "ORGANIZER";
  /** The capacity that the last import said, whatever an organizer made of it since. */
  readonly scheduledCapacity: number | null;
  /** Closed because the last schedule lacked it. */
  readonly withdrawn: boolean;
  /** How the last schedule named it; absent for sessions of organizers, and for those imported before it was kept. */
  readonly source?: SessionSource | undefined;
}

export const defaultWaitlist = { waitlistPolicy: "OFFER", offerMinutes: 60 } as const;

export function withAvailability({ version, ...programme }: StoredProgramme, ledger: Ledger): Session {
  const { state, capacity, taken, waiting, registrationOpensAt, registrationClosesAt } = ledger;
  return {
    ...programme,
    version: versionText({ programme: version, rules: ledger.rulesVersion }),
    state,
    capacity,
    taken,
    waiting,
    seatsLeft: seatsLeft(ledger),
    registrationOpensAt,
    registrationClosesAt,
    lineClosesAt: ledger.lineClosedAt ?? ledger.lineClosesAt,
  };
}

/** In order of start, then of title: the same order every time. */
export const byStart = (a: Timed, b: Timed): number =>
  compare(a.startsAt, b.startsAt) || compare(a.title, b.title);

export type Timed = Pick<Programme, "startsAt" | "title">;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
