import type { VerifiedTicket } from "../../../../../functions/contract/tickets/verify-ticket.ts";
import type { CheckInOf, Door, DoorAttendee } from "../../../api/door/answers.ts";
import { attendeeOf } from "./roster.ts";
import type { Verdict } from "./verdict.ts";

export interface Judged {
  readonly verdict: Verdict;
  readonly attendee: DoorAttendee | undefined;
  /** The service cannot know better, so it is not asked. */
  readonly final: boolean;
}

interface Question {
  readonly asked: CheckInOf;
  /** Of a ticket only. */
  readonly ticket?: VerifiedTicket | undefined;
  readonly anyway: boolean;
}

/** What the device says by itself. It needs no network, and may be wrong about what has happened since it last had one. */
export function judge(door: Door, { asked, ticket, anyway }: Question): Judged {
  const refused = ticket && refusedTicket(ticket);
  if (refused !== undefined)
    return { verdict: refused, attendee: undefined, final: refused.kind !== "unchecked" };
  if (door.session.state === "CANCELLED")
    return { verdict: { kind: "cancelled" }, attendee: undefined, final: true };
  if ("walkIn" in asked) {
    const verdict = walkIn(door, asked.walkIn, anyway, null);
    return { verdict, attendee: undefined, final: false };
  }
  const ticketId = ticket?.kind === "valid" ? ticket.claims.ticketId : undefined;
  const attendee = attendeeOf(door, asked, ticketId);
  return { verdict: verdictFor(door, attendee, asked, anyway), attendee, final: false };
}

function refusedTicket(ticket: VerifiedTicket): Verdict | undefined {
  switch (ticket.kind) {
    case "valid":
      return undefined;
    case "of-another-event":
      return { kind: "other-event" };
    case "unknown-key":
      return { kind: "unchecked" };
    case "forged":
      return { kind: "forged" };
    case "not-a-ticket":
      return { kind: "unknown" };
  }
}

function walkIn(
  { counts: { free, standingBy } }: Door,
  people: number,
  anyway: boolean,
  name: string | null,
): Verdict {
  const beyond = free !== null && free < people;
  if (standingBy > 0 && !anyway) return { kind: "standby-first", name };
  if (beyond && !anyway) return { kind: "full" };
  return { kind: "walked-in", people, name, anyway: beyond };
}

function verdictFor(
  door: Door,
  attendee: DoorAttendee | undefined,
  asked: CheckInOf,
  anyway: boolean,
): Verdict {
  const { counts, calledTo } = door;
  if (attendee === undefined && anyway) return walkIn(door, 1, anyway, null);
  if (attendee === undefined)
    return "code" in asked ? { kind: "unknown" } : { kind: "not-on-list", name: null };
  const { name, status, checkedInAt, standbyNumber } = attendee;
  // The list has the id of the person who let them in, which says nothing to anybody.
  if (checkedInAt !== null) return { kind: "already-in", name, at: checkedInAt, by: null };
  if (status === "CONFIRMED") return { kind: "welcome", name, number: null };
  const comesAnyway = anyway && standbyNumber === null;
  // They have no seat, so they come in like people without an RSVP.
  if (comesAnyway) return walkIn(door, 1, anyway, name);
  if (status === "OFFERED") return { kind: "offered", name };
  if (standbyNumber === null) return { kind: "waitlisted", name, position: attendee.waitlistPosition };
  if (standbyNumber > calledTo && !anyway)
    return { kind: "not-called", name, number: standbyNumber, calledTo };
  if (counts.free === 0 && !anyway) return { kind: "full" };
  return { kind: "welcome", name, number: standbyNumber };
}
