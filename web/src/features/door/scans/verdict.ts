import type { CheckInResult, OtherSeat } from "../../../api/door/answers.ts";

/** What the door tells the person in front of it. */
export type Verdict =
  | {
      readonly kind: "welcome";
      readonly name: string | null;
      /** Null: the person did not stand by. */
      readonly number: number | null;
      /** The device sent the check-in late, and the seat had been released. */
      readonly late?: "SEAT_BACK" | "ANYWAY" | undefined;
    }
  | {
      readonly kind: "walked-in";
      readonly people: number;
      /** Null: nobody knows them. */
      readonly name: string | null;
      /** Beyond the capacity. */
      readonly anyway: boolean;
    }
  | {
      readonly kind: "already-in";
      readonly name: string | null;
      /** ISO */
      readonly at: string | null;
      /** The name of the person at the door; null: it is not known, or it was this one. */
      readonly by: string | null;
    }
  | { readonly kind: "waitlisted"; readonly name: string | null; readonly position: number | null }
  | { readonly kind: "offered"; readonly name: string | null }
  | { readonly kind: "standby-first"; readonly name: string | null }
  | {
      readonly kind: "not-called";
      readonly name: string | null;
      readonly number: number | null;
      readonly calledTo: number;
    }
  | { readonly kind: "elsewhere"; readonly name: string | null; readonly seats: readonly OtherSeat[] }
  | { readonly kind: "not-on-list"; readonly name: string | null }
  | { readonly kind: "full" }
  | { readonly kind: "cancelled" }
  /** A booth outside of its hours. */
  | { readonly kind: "closed" }
  | { readonly kind: "unknown" }
  | { readonly kind: "forged" }
  | { readonly kind: "replaced" }
  | { readonly kind: "other-event" }
  /** It takes the service to tell, and the service does not answer. */
  | { readonly kind: "unchecked" }
  | { readonly kind: "failed" };

export type VerdictKind = Verdict["kind"];
/** The whole screen takes this tone. */
export type Tone = "good" | "again" | "no";

const GOOD: ReadonlySet<VerdictKind> = new Set(["welcome", "walked-in"]);
const AGAIN: ReadonlySet<VerdictKind> = new Set(["already-in", "unchecked"]);

/** Whether somebody comes in by it. */
export const letsIn = ({ kind }: Verdict): boolean => GOOD.has(kind);

export const toneOf = ({ kind }: Verdict): Tone =>
  GOOD.has(kind) ? "good" : AGAIN.has(kind) ? "again" : "no";

interface Told {
  /** As the device knows the person. */
  readonly name: string | null;
  readonly people: number;
  /** Beyond the capacity, as the device knows it. */
  readonly anyway: boolean;
  /** The person who serves this door. */
  readonly self: string;
}

/** What the answer of the service means at the door. Undefined: nothing was decided, and it may be asked again. */
export function verdictOf(result: CheckInResult, told: Told): Verdict | undefined {
  const name = result.attendee?.name ?? told.name;
  switch (result.outcome) {
    case "CHECKED_IN":
    case "ADMITTED":
      return {
        kind: "welcome",
        name,
        number: result.attendee?.standbyNumber ?? null,
        ...(result.afterRelease && { late: result.afterRelease }),
      };
    case "WALKED_IN":
      return { kind: "walked-in", people: told.people, name, anyway: told.anyway };
    case "ALREADY_IN": {
      const by = result.by ?? null;
      return {
        kind: "already-in",
        name,
        at: result.at ?? result.attendee?.checkedInAt ?? null,
        by: by === null || by.userId === told.self ? null : by.name,
      };
    }
    default:
      return refusalOf(result, name);
  }
}

/** Nothing was decided: the same request later may be. */
const isUndecided = ({ status }: CheckInResult) => status >= 500 || status === 429 || status === 401;

function refusalOf(result: CheckInResult, name: string | null): Verdict | undefined {
  if (isUndecided(result)) return undefined;
  switch (result.code) {
    case "NOT_ON_ROSTER":
      return absentOf(result, name);
    case "SESSION_FULL":
      return { kind: "full" };
    case "SESSION_CANCELLED":
      return { kind: "cancelled" };
    case "REGISTRATION_CLOSED":
      return { kind: "closed" };
    case "STANDBY_FIRST":
      return { kind: "standby-first", name };
    case "NOT_CALLED_YET":
      return {
        kind: "not-called",
        name,
        number: result.standbyNumber ?? null,
        calledTo: result.calledTo ?? 0,
      };
    case "TICKET_FORGED":
      return { kind: "forged" };
    case "TICKET_REPLACED":
      return { kind: "replaced" };
    case "TICKET_OF_ANOTHER_EVENT":
      return { kind: "other-event" };
    case "TICKET_UNKNOWN":
      return { kind: "unknown" };
    default:
      return { kind: "failed" };
  }
}

function absentOf(result: CheckInResult, name: string | null): Verdict {
  const seats = result.has ?? [];
  if (result.holds === "OFFERED") return { kind: "offered", name };
  if (result.holds === "WAITLISTED")
    return { kind: "waitlisted", name, position: result.waitlistPosition ?? null };
  return seats.length > 0 ? { kind: "elsewhere", name, seats } : { kind: "not-on-list", name };
}
