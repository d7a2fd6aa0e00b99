import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import type { Write } from "../../../functions/store/dynamodb/transact.ts";
import { rsvpKey } from "../../../functions/store/keys.ts";
import { countCall } from "../../../functions/store/seats/rate-window.ts";
import { confirmRsvp, waitlistRsvp } from "../../../functions/store/seats/rsvp-arrival.ts";
import { cancelFoundRsvp, cancelRsvp } from "../../../functions/store/seats/rsvp-cancellation.ts";
import { chooseRsvp, passRsvp } from "../../../functions/store/seats/rsvp-choice.ts";
import { acceptRsvp, serveRsvp, shortenOffer } from "../../../functions/store/seats/rsvp-offer.ts";
import { A_SLOT, anRsvp } from "../../support/builders.ts";
import fc from "../../support/same-examples.ts";
import { PARTS, requestId, SESSIONS, time, USERS } from "./initial-items.ts";
import { ledgerWrite, ledgerWrites, seen, status } from "./ledger-writes.ts";

const sessionId = fc.constantFrom(...SESSIONS);
const userId = fc.constantFrom(...USERS);
const version = fc.integer({ min: 0, max: 3 });
const part = fc.integer({ min: 0, max: PARTS });
const found = fc.tuple(sessionId, userId, version).map(
  ([id, user, seenVersion]): FoundRsvp => ({
    rsvp: anRsvp({ sessionId: id, userId: user }),
    version: seenVersion,
    seatFreedAt: null,
  }),
);
const choice = fc.constantFrom("ASK", "TAKE", "TAKE_IF_FREE");
const arrival = fc.tuple(sessionId, userId, time, part, choice).map(([id, user, now, number, onOffer]) => ({
  rsvpId: "rsvp",
  sessionId: id,
  attendee: { userId: user, name: user, email: null },
  requestId,
  now,
  part: number,
  onOffer,
}));
const cancellation = fc
  .tuple(sessionId, time, fc.constantFrom("ATTENDEE", "OFFER_EXPIRED", "SESSION_CANCELLED"))
  .map(([id, now, reason]) => ({ sessionId: id, now, reason, requestId }) as const);

const ofRsvp = [
  fc
    .tuple(arrival, fc.option(found))
    .map(([each, before]) => confirmRsvp(each, before && sameAs(each, before))),
  fc
    .tuple(arrival, fc.option(found))
    .map(([each, before]) => waitlistRsvp(each, before && sameAs(each, before))),
  fc
    .tuple(seen, userId, time, fc.constantFrom("OFFER", "AUTO_CONFIRM"), part, choice)
    .map(([ledger, user, now, policy, number, onOffer]) =>
      serveRsvp(
        {
          waitlist: { ledger, policy, offerMinutes: 5, quietHours: null, slot: A_SLOT },
          people: [],
          now,
          expiresAt: now,
          requestId,
        },
        {
          userId: user,
          status: "WAITLISTED",
          waitlistedAt: now,
          part: number,
          onOffer,
          passedUntil: null,
          anyOfId: null,
          version: 1,
        },
      ),
    ),
  fc.tuple(found, time).map(([before, now]) => acceptRsvp(before, requestId, now)),
  fc.tuple(found, choice).map(([before, onOffer]) => chooseRsvp(before, onOffer, requestId)),
  fc.tuple(found, time).map(([before, now]) => passRsvp(before, { requestId, now, until: now, passes: 1 })),
  fc
    .tuple(userId, sessionId, time, version)
    .map(([user, id, end, v]) => shortenOffer(rsvpKey(user, id), end, v)),
  fc
    .tuple(cancellation, userId, status, part)
    .map(([why, user, from, number]) => cancelRsvp(why, { userId: user, status: from, part: number })),
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

const shown = (write: Write) => ({
  ...write,
  Key: write.Key as object,
  ReturnValuesOnConditionCheckFailure: "ALL_OLD",
});

const rsvpWrite: fc.Arbitrary<Write> = fc.oneof(...ofRsvp);

/** Writes as the store makes them, with parameters that sometimes fit and sometimes do not. */
export const storeWrite = fc.oneof(ledgerWrite, rsvpWrite).map(shown);

/** The same for what the store writes together. */
export const storeWrites = fc
  .tuple(ledgerWrites, fc.array(rsvpWrite, { maxLength: 1 }))
  .map(([ledger, rsvp]) => [...ledger, ...rsvp].map(shown));
