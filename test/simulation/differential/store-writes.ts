import fc from "fast-check";
import type { FoundRsvp, HeldStatus } from "../../../functions/core/seats/rsvp.ts";
import { rsvpKey } from "../../../functions/store/keys.ts";
import {
  claimSeat,
  closeWaitlist,
  joinWaitlist,
  proveNotCancelled,
  takeSeat,
} from "../../../functions/store/seats/ledger-desk.ts";
import { unmark } from "../../../functions/store/seats/ledger-mark.ts";
import { letGo, moveToSeats } from "../../../functions/store/seats/ledger-moves.ts";
import {
  changeLedger,
  markDraft,
  openLedger,
  proveRules,
} from "../../../functions/store/seats/ledger-rules.ts";
import { countCall } from "../../../functions/store/seats/rate-window.ts";
import {
  acceptRsvp,
  cancelFoundRsvp,
  cancelRsvp,
  confirmRsvp,
  serveRsvp,
  shortenOffer,
  waitlistRsvp,
} from "../../../functions/store/seats/rsvp.ts";
import { aLedger, anRsvp } from "../../support/builders.ts";
import { requestId, SESSIONS, time, USERS } from "./initial-items.ts";

const sessionId = fc.constantFrom(...SESSIONS);
const userId = fc.constantFrom(...USERS);
const version = fc.integer({ min: 0, max: 3 });
const status = fc.constantFrom<HeldStatus>("CONFIRMED", "WAITLISTED", "OFFERED");
const capacity = fc.constantFrom(null, 0, 1, 2);

const rules = fc.record(
  {
    capacity,
    state: fc.constantFrom("OPEN", "CLOSED", "CANCELLED"),
    lineClosesAt: time,
    registrationClosesAt: fc.option(time),
  },
  { requiredKeys: [] },
);
const seen = fc
  .tuple(sessionId, version, capacity, time)
  .map(([id, rulesVersion, seats, lineClosesAt]) =>
    aLedger({ sessionId: id, rulesVersion, capacity: seats, lineClosesAt }),
  );
const found = fc.tuple(sessionId, userId, version).map(
  ([id, user, seenVersion]): FoundRsvp => ({
    rsvp: anRsvp({ sessionId: id, userId: user }),
    version: seenVersion,
    seatFreedAt: null,
  }),
);
const arrival = fc.tuple(sessionId, userId, time).map(([id, user, now]) => ({
  rsvpId: "rsvp",
  sessionId: id,
  attendee: { userId: user, name: user, email: null },
  requestId,
  now,
}));
const cancellation = fc
  .tuple(sessionId, time, fc.constantFrom("ATTENDEE", "OFFER_EXPIRED", "SESSION_CANCELLED"))
  .map(([id, now, reason]) => ({ sessionId: id, now, reason, requestId }) as const);

const ofLedger = [
  fc.tuple(sessionId, time).map(([id, now]) => takeSeat(id, now)),
  fc.tuple(sessionId, time).map(([id, now]) => claimSeat(id, now)),
  fc.tuple(sessionId, time, time).map(([id, now, since]) => joinWaitlist(id, now, since)),
  fc.tuple(seen, version, time).map(([ledger, people, now]) => moveToSeats(ledger, people, now)),
  fc
    .tuple(sessionId, status, version, time)
    .map(([id, from, people, freedAt]) => letGo(id, from, people, { reason: "ORGANIZER", freedAt })),
  fc.tuple(sessionId, rules).map(([id, all]) => openLedger(id, all)),
  fc.tuple(sessionId, version, rules, time).map(([id, v, all, now]) => changeLedger(id, v, all, now)),
  fc.tuple(seen, time).map(([ledger, now]) => closeWaitlist(ledger, now)),
  fc.tuple(sessionId, fc.boolean()).map(([id, draft]) => markDraft(id, draft)),
  fc.tuple(sessionId, version).map(([id, v]) => proveRules(id, v)),
  seen.map(unmark),
  sessionId.map(proveNotCancelled),
] as const;

const ofRsvp = [
  fc
    .tuple(arrival, fc.option(found))
    .map(([each, before]) => confirmRsvp(each, before && sameAs(each, before))),
  fc
    .tuple(arrival, fc.option(found))
    .map(([each, before]) => waitlistRsvp(each, before && sameAs(each, before))),
  fc
    .tuple(seen, userId, time, fc.constantFrom("OFFER", "AUTO_CONFIRM"))
    .map(([ledger, user, now, policy]) =>
      serveRsvp(
        { waitlist: { ledger, policy, offerMinutes: 5 }, people: [], now, expiresAt: now, requestId },
        { userId: user, status: "WAITLISTED", waitlistedAt: now },
      ),
    ),
  fc.tuple(found, time).map(([before, now]) => acceptRsvp(before, requestId, now)),
  fc
    .tuple(userId, sessionId, time, version)
    .map(([user, id, end, v]) => shortenOffer(rsvpKey(user, id), end, v)),
  fc.tuple(cancellation, userId, status).map(([why, user, from]) => cancelRsvp(why, user, from)),
  fc.tuple(cancellation, found).map(([why, before]) => cancelFoundRsvp(why, before)),
  fc
    .tuple(userId, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 3 }))
    .map(([user, seconds, calls]) =>
      countCall(
        "release",
        { requestId: String(seconds), attendee: { userId: user } },
        new Date(seconds * 1_000),
        { calls, periodMs: 60_000 },
      ),
    ),
] as const;

const sameAs = (
  { attendee, sessionId: id }: { attendee: { userId: string }; sessionId: string },
  before: FoundRsvp,
) => ({
  ...before,
  rsvp: { ...before.rsvp, userId: attendee.userId, sessionId: id },
});

/** Writes as the store makes them, with parameters that sometimes fit and sometimes do not. */
export const storeWrite: fc.Arbitrary<{ readonly Key: object }> = fc
  .oneof(...ofLedger, ...ofRsvp)
  .map((write) => ({
    ...write,
    Key: write.Key as object,
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  }));
