import { type Ledger, type Rules, seatsLeft } from "../seats/ledger.ts";
import { noShowAt } from "../standby/grace.ts";
import type { QuietHours } from "../waitlist/quiet-hours.ts";
import { versionText } from "./versions.ts";

/** Times are ISO 8601 in UTC. */
export interface ConferenceEvent {
  readonly eventId: string;
  readonly title: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** `#rrggbb` in lower case. */
  readonly accentColor: string | null;
  /** `null`: the time of offers always runs. */
  readonly quietHours: QuietHours | null;
  readonly conflictPolicy: ConflictPolicy;
  /** The minutes that people need from one room to another. */
  readonly changeMinutes: number;
  /** The minutes after a start in which seats wait for their people. `null`: they wait until the end. */
  readonly graceMinutes: number | null;
  readonly venue: string | null;
  /** Markdown. */
  readonly description: string | null;
  /** When a conference day ends: minutes after midnight, on the clocks of the event. */
  readonly dayChange: number;
  /** Whether people are asked how its sessions were. Absent: they are. */
  readonly feedback?: boolean | undefined;
  /** Paths at the website's address; only uploads set them. */
  readonly logoUrl: string | null;
  readonly coverUrl: string | null;
  /** If true, nobody gets a seat or waits anew in any session, whatever its state. */
  readonly registrationClosed: boolean;
  /** If false, the event is a draft that only organizers see. */
  readonly published: boolean;
  readonly lastImport: LastImport | null;
}

/** What happens if a person reserves a session that clashes with a seat of theirs: nothing, a word, or a refusal. */
export type ConflictPolicy = "ALLOW" | "WARN" | "BLOCK";

/** What a schedule file never says, and an older client leaves out. If one is absent, it stays as it is. */
type EventSettings = Pick<
  ConferenceEvent,
  | "published"
  | "quietHours"
  | "conflictPolicy"
  | "changeMinutes"
  | "graceMinutes"
  | "venue"
  | "description"
  | "dayChange"
  | "feedback"
>;

/** What every change of an event says. */
export type EventBasics = Pick<
  ConferenceEvent,
  "eventId" | "title" | "timeZone" | "startsAt" | "endsAt" | "accentColor"
>;

/** What organizers say about a conference. */
export type EventDetails = EventBasics & {
  readonly [Setting in keyof EventSettings]?: EventSettings[Setting] | undefined;
};

export interface LastImport {
  readonly fileName: string | null;
  /** The time of the import's last request; ISO, UTC. */
  readonly at: string;
  /** Tells whether every session of the file is stored as the file says. */
  readonly complete: boolean;
  readonly done: number;
  readonly total: number;
}

/** The names that a schedule gives to a session. */
export interface SessionSource {
  /** The lower-case text that session ids are made of. Different names may have the same token. */
  readonly token: string;
  /** The guid, or else the id, or else the slug, exactly as written. UUIDs are in lower case. */
  readonly name: string;
  /** The source's own number of the event, in addition to its guid. */
  readonly id: string | null;
}

/** A booth has no time slot. People enter and leave it while it is open. */
export type SessionKind = "SESSION" | "BOOTH";

export type WaitlistPolicy = "OFFER" | "AUTO_CONFIRM";

/** It is read often, changed rarely, and kept apart from its ledger. Times are ISO 8601 in UTC. */
export interface Programme {
  readonly sessionId: string;
  readonly eventId: string;
  /** It never changes. */
  readonly kind: SessionKind;
  readonly title: string;
  readonly abstract: string | null;
  readonly type: string | null;
  readonly track: string | null;
  readonly room: string | null;
  readonly language: string | null;
  readonly speakers: readonly { readonly name: string }[];
  /** The hours of a booth are stored as start and end, but they are no slot. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly waitlistPolicy: WaitlistPolicy;
  readonly offerMinutes: number;
  /** How long a person may stay in a booth. `null`: it is no booth. */
  readonly visitMinutes: number | null;
  /** Whether people are asked how it was. Absent: they are, unless the event asks nobody. */
  readonly feedback?: boolean | undefined;
  /** The session's own grace. `null` or absent: that of its event. */
  readonly graceMinutes?: number | null | undefined;
}

/** When and where a session takes place. */
export type Slot = Pick<Programme, "startsAt" | "endsAt" | "room">;

/** The slot of a session before its last move. */
export interface MovedFrom extends Slot {
  readonly movedAt: string;
}

/** A programme with what the store knows about it. */
export interface StoredProgramme extends Programme {
  /** The number of writes since it was added. */
  readonly version: number;
  /** It is `null` if the session has never moved. */
  readonly movedFrom: MovedFrom | null;
}

/** A session as people see it: its programme with live availability. */
export interface Session
  extends Omit<StoredProgramme, "version">,
    Omit<Rules, "endsAt" | "graceMinutes">,
    Pick<Ledger, "taken" | "waiting"> {
  /** It changes with programme and rules, but not with seats. */
  readonly version: string;
  readonly seatsLeft: number | null;
  /** From then on seats of people who have not come go to people who stand by. Absent: never. */
  readonly noShowAt?: string | undefined;
}

/** What organizers say about a session. */
export type SessionDetails = Omit<Programme, "sessionId" | "eventId" | "kind"> &
  Omit<Rules, "lineClosesAt" | "endsAt">;

type Optional = "startsAt" | "endsAt" | "offerMinutes" | "visitMinutes";

/** A session to be added. Without hours of its own, a booth is open while the event is. */
export type NewSession = Omit<SessionDetails, Optional> &
  Pick<Programme, "kind"> & { readonly [Field in Optional]?: SessionDetails[Field] | undefined };

/** A change of it. A field that is absent stays as it is. */
export type SessionPatch = { readonly [Field in keyof SessionDetails]?: SessionDetails[Field] | undefined };

/** Where a session came from. The next import needs it. */
export interface Provenance {
  readonly origin: "SCHEDULE" | "ORGANIZER";
  /** The capacity in the last import, even if an organizer has changed it since. */
  readonly scheduledCapacity: number | null;
  /** The session is closed because the last schedule lacked it. */
  readonly withdrawn: boolean;
  /** The names in the last schedule. Sessions of organizers and of old imports have none. */
  readonly source?: SessionSource | undefined;
}

export const defaultWaitlist = { waitlistPolicy: "OFFER", offerMinutes: 60 } as const;

export const isBooth = ({ kind }: { readonly kind?: SessionKind | undefined }): boolean => kind === "BOOTH";

export function withAvailability({ version, ...programme }: StoredProgramme, ledger: Ledger): Session {
  const { capacity, taken, waiting, registrationOpensAt, registrationClosesAt } = ledger;
  const releaseAt = noShowAt(ledger);
  return {
    ...programme,
    version: versionText({ programme: version, rules: ledger.rulesVersion }),
    state: ledger.state === "OPEN" && ledger.eventClosed ? "CLOSED" : ledger.state,
    capacity,
    taken,
    waiting,
    seatsLeft: seatsLeft(ledger),
    registrationOpensAt,
    registrationClosesAt,
    lineClosesAt: ledger.lineClosedAt ?? ledger.lineClosesAt,
    ...(releaseAt !== null && { noShowAt: releaseAt }),
  };
}

/** Sorts by start, then by title, so that the order is always the same. */
export const byStart = (a: Timed, b: Timed): number =>
  compare(a.startsAt, b.startsAt) || compare(a.title, b.title);

export type Timed = Pick<Programme, "startsAt" | "title">;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
