import { type Tally, tallyOf } from "../../functions/core/figures/tally.ts";
import type { Programme } from "../../functions/core/programme/session.ts";
import type { Ledger } from "../../functions/core/seats/ledger.ts";
import { eventIdOf, type FoundRsvp, type Rsvp } from "../../functions/core/seats/rsvp.ts";

export const NOW = "2026-12-27T10:00:00.000Z";

/** What a ledger counts at a door that nobody has used. */
const NOBODY_INSIDE = { inside: 0, walkIns: 0, anyway: 0, checkIns: 0 };

export const aLedger = (over: Partial<Ledger> = {}): Ledger => ({
  sessionId: "conf.talk",
  taken: 0,
  waiting: 0,
  capacity: 2,
  state: "OPEN",
  registrationOpensAt: null,
  registrationClosesAt: null,
  endsAt: "2026-12-28T11:00:00.000Z",
  lineClosesAt: "2026-12-28T09:55:00.000Z",
  lineClosedAt: null,
  lastWaitlistedAt: null,
  freedAt: null,
  rulesVersion: 0,
  rulesChangedAt: null,
  takenAtCapacityChange: 0,
  tally: aTally(),
  door: NOBODY_INSIDE,
  epoch: 0,
  ...over,
});

/** What the index shows of a waiting person who has neither chosen nor passed. */
export const NO_CHOICE = { onOffer: "ASK", passedUntil: null, anyOfId: null, version: 1 } as const;

/** When a session takes place. */
export const A_SLOT = { startsAt: "2026-12-28T10:00:00.000Z", endsAt: "2026-12-28T11:00:00.000Z" };

/** A tally in which all other counters are zero. */
export const aTally = (over: Partial<Tally> = {}): Tally => ({ ...tallyOf(() => 0), ...over });

export const anRsvp = (over: Partial<Rsvp> = {}): Rsvp => ({
  rsvpId: "rsvp-1",
  sessionId: "conf.talk",
  eventId: "conf",
  userId: "ada",
  status: "CONFIRMED",
  rsvpAt: NOW,
  cancelledAt: null,
  cancelReason: null,
  waitlistedAt: null,
  waitlistPosition: null,
  offeredAt: null,
  offerExpiresAt: null,
  onOffer: null,
  passesLeft: null,
  passedUntil: null,
  anyOfId: null,
  checkedInAt: null,
  version: 1,
  ...over,
});

export const found = (over: Partial<Rsvp> = {}, version = 1): FoundRsvp => ({
  rsvp: anRsvp({ version, ...over }),
  version,
  seatFreedAt: null,
});

export const aProgramme = (sessionId: string, over: Partial<Programme> = {}): Programme => ({
  sessionId,
  eventId: eventIdOf(sessionId),
  kind: "SESSION",
  title: "Talk",
  abstract: null,
  type: null,
  track: null,
  room: null,
  language: null,
  speakers: [],
  startsAt: "2026-12-27T10:00:00.000Z",
  endsAt: "2026-12-27T11:00:00.000Z",
  waitlistPolicy: "OFFER",
  offerMinutes: 60,
  visitMinutes: null,
  ...over,
});
