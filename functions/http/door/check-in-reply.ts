import type { CheckInAnswer } from "../../contract/door/check-ins.ts";
import {
  type CheckInOutcome,
  type Counts,
  countsOf,
  type Guest,
  type LetIn,
} from "../../core/door/check-in.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { Refusal } from "../../middleware/reply.ts";
import type { Elsewhere } from "../../store/door/elsewhere.ts";
import { contention, noSuchSession } from "../seats/refusals.ts";

export interface CheckedIn {
  readonly status: 200 | 201;
  readonly answer: CheckInAnswer;
}

interface Answering {
  readonly sessionId: string;
  /** As it is after the check-ins. */
  readonly ledger: Ledger | null;
  readonly findElsewhere: (userId: string) => Promise<Elsewhere>;
}

/** What the door is told of one check-in. */
export async function checkInReply(outcome: CheckInOutcome, about: Answering): Promise<CheckedIn | Refusal> {
  const { sessionId, ledger, findElsewhere } = about;
  if (ledger === null) return noSuchSession(sessionId);
  const counts = countsOf(ledger);
  switch (outcome.kind) {
    case "let-in": {
      const { as, already, guest, letIn, afterRelease } = outcome;
      const late = afterRelease && { afterRelease };
      const answer = { outcome: as, already, ...late, ...told(guest, letIn), counts };
      return { status: already ? 200 : 201, answer };
    }
    case "already-in": {
      const { guest, letIn } = outcome;
      const answer = { outcome: "ALREADY_IN", already: true, ...told(guest, letIn), counts } as const;
      return { status: 200, answer };
    }
    case "not-on-roster":
      return notOnRoster(outcome.guest, await findElsewhere(outcome.guest.userId));
    case "not-called-yet":
      return notCalledYet(outcome.guest, outcome.calledTo);
    default:
      return refusalOf(outcome, sessionId, counts);
  }
}

function told(guest: Guest | null, letIn: LetIn | null) {
  const { at = null, by = null } = letIn ?? {};
  const attendee = guest && {
    userId: guest.userId,
    name: guest.name,
    status: guest.rsvp?.status ?? null,
    standbyNumber: guest.rsvp?.standbyNumber ?? null,
    checkedInAt: guest.rsvp?.status === "CONFIRMED" ? at : null,
  };
  return { attendee, at, by: by && { userId: by.userId, name: by.name } };
}

function notOnRoster({ userId, name, rsvp }: Guest, elsewhere: Elsewhere): Refusal {
  const { holds, waitlistPosition, has } = elsewhere;
  return {
    code: "NOT_ON_ROSTER",
    detail:
      holds === "WAITLISTED"
        ? "The person is on the waitlist of this session."
        : holds === "OFFERED"
          ? "The person has an offer for this session and has not accepted it."
          : "The person has no seat in this session.",
    members: {
      attendee: { userId, name: name ?? elsewhere.name },
      ...{ holds, waitlistPosition, standbyNumber: rsvp?.standbyNumber ?? null, has: [...has] },
    },
  };
}

const notCalledYet = ({ userId, name, rsvp }: Guest, calledTo: number): Refusal => ({
  code: "NOT_CALLED_YET",
  detail: `Numbers up to ${calledTo} have been called.`,
  members: { attendee: { userId, name }, standbyNumber: rsvp?.standbyNumber ?? null, calledTo },
});

type Refused = Exclude<
  CheckInOutcome,
  { readonly kind: "let-in" | "already-in" | "not-on-roster" | "not-called-yet" }
>;

function refusalOf({ kind }: Refused, sessionId: string, counts: Counts): Refusal {
  switch (kind) {
    case "has-other-seat":
      return { code: "TIME_CONFLICT", detail: "The person has a seat in another session at that time." };
    case "session-full":
      return { code: "SESSION_FULL", detail: "No seat is free.", members: { counts } };
    case "standby-first":
      return {
        code: "STANDBY_FIRST",
        detail: `${counts.standingBy} people wait for this session, so free seats are for them.`,
        members: { counts },
      };
    case "ticket-forged":
      return { code: "TICKET_FORGED", detail: "No key of this service has signed the ticket." };
    case "ticket-replaced":
      return { code: "TICKET_REPLACED", detail: "The person has a newer ticket. Ask for that one." };
    case "ticket-of-another-event":
      return { code: "TICKET_OF_ANOTHER_EVENT", detail: "The ticket is genuine, but for another event." };
    case "ticket-unknown":
      return { code: "TICKET_UNKNOWN", detail: "This is no ticket of this service, or it is nobody's." };
    case "session-cancelled":
      return { code: "SESSION_CANCELLED", detail: "This session has been cancelled." };
    case "booth-closed":
      return { code: "REGISTRATION_CLOSED", detail: "The booth lets nobody in now." };
    case "session-not-found":
      return noSuchSession(sessionId);
    case "contention":
      return contention;
  }
}
