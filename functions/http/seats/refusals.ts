import { blocking, type Conflict } from "../../core/overlaps/conflicts.ts";
import type { RateLimit } from "../../core/seats/allowance.ts";
import type { Ledger, LedgerRefusal } from "../../core/seats/ledger.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";
import type { Refusal } from "../../middleware/reply.ts";

export const noSuchEvent = (eventId: string): Refusal => ({
  code: "EVENT_NOT_FOUND",
  detail: `The event ${eventId} does not exist.`,
});

export const noSuchSession = (sessionId: string): Refusal => ({
  code: "SESSION_NOT_FOUND",
  detail: `The session ${sessionId} does not exist.`,
});

export const noSuchRsvp: Refusal = {
  code: "RSVP_NOT_FOUND",
  detail: "You have never had an RSVP for this session.",
};

/** The same for organizers, of another person. */
export const noRsvpOf = (userId: string): Refusal => ({
  code: "RSVP_NOT_FOUND",
  detail: `${userId} has never had an RSVP for this session.`,
});

export const alreadyIn: Refusal = {
  code: "ALREADY_IN",
  detail: "You have been let in at the door, so your seat cannot be given up. Nothing has changed.",
};

export const rsvpChanged = (current: Rsvp): Refusal => ({
  code: "RSVP_CHANGED",
  detail: "Your RSVP is not the one that you wanted to cancel. Nothing was given up.",
  members: { current },
});

export const offerExpired: Refusal = {
  code: "OFFER_EXPIRED",
  detail: "Your offer has expired. The seat goes to the next person on the waitlist.",
};

/** The detail names the seats that forbid another one. */
export function timeConflict({ conflicts }: { readonly conflicts: readonly Conflict[] }): Refusal {
  const titles = blocking(conflicts).map(({ title }) => `“${title}”`);
  return {
    code: "TIME_CONFLICT",
    detail: `You have a seat at that time: ${titles.join(", ")}. Give it up first.`,
    members: { conflicts },
  };
}

const enterAtBooth: Refusal = {
  code: "ENTER_AT_BOOTH",
  detail: "Go to the booth and scan its code. People enter and join the line there.",
};
export const noOffer: Refusal = { code: "NO_OFFER", detail: "You have no open offer for this session." };

export const contention: Refusal = {
  code: "CONTENTION",
  detail:
    "Too many people want this session right now. Try again. That is safe even if this request has succeeded.",
  headers: { "retry-after": "1" },
};

/** The headers follow RFC 9110 and the IETF draft on RateLimit header fields. */
export function rateLimited(policy: string, retryAfterMs: number, limit: RateLimit): Refusal {
  const seconds = Math.ceil(retryAfterMs / 1_000);
  return {
    code: "RATE_LIMITED",
    detail: `You can send at most ${limit.calls} requests in ${limit.periodMs / 1_000} seconds. Try again in ${seconds} seconds.`,
    members: { retryAfter: seconds },
    headers: {
      "retry-after": String(seconds),
      ratelimit: `"${policy}";r=0;t=${seconds}`,
      "ratelimit-policy": `"${policy}";q=${limit.calls};w=${limit.periodMs / 1_000}`,
    },
  };
}

/** Why nobody gets a seat of this session now. */
export const whyFull = ({ capacity, taken }: Pick<Ledger, "capacity" | "taken">): string =>
  capacity !== null && taken < capacity ? "The free seats are for people who wait." : "All seats are taken.";

export function ledgerRefusal(refusal: Exclude<LedgerRefusal, { kind: "session-not-found" }>): Refusal {
  switch (refusal.kind) {
    case "session-cancelled":
      return { code: "SESSION_CANCELLED", detail: "This session has been cancelled." };
    case "booth":
      return enterAtBooth;
    case "session-ended":
      return {
        code: "REGISTRATION_CLOSED",
        detail: `The session ended at ${refusal.endedAt}.`,
        members: { registrationClosesAt: refusal.endedAt, reason: "SESSION_ENDED" },
      };
    case "registration-closed":
      return {
        code: "REGISTRATION_CLOSED",
        detail: refusal.closedAt ? `Registration closed at ${refusal.closedAt}.` : "Registration is closed.",
        members: { registrationClosesAt: refusal.closedAt },
      };
    case "registration-not-open":
      return {
        code: "REGISTRATION_NOT_OPEN",
        detail: `Registration opens at ${refusal.opensAt}.`,
        members: { registrationOpensAt: refusal.opensAt },
      };
    case "session-full": {
      const { waitlistOpen } = refusal;
      const { capacity, taken, waiting } = refusal.ledger;
      const whatElse = waitlistOpen
        ? "You can join the waitlist."
        : "The waitlist is closed. A free seat goes to the first person who asks.";
      return {
        code: "SESSION_FULL",
        detail: `${whyFull(refusal.ledger)} ${whatElse}`,
        members: { capacity, taken, waiting, waitlistOpen },
      };
    }
  }
}
