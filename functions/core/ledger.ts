export type SessionState = "OPEN" | "CLOSED" | "CANCELLED";

/** The one place where a session's places are counted, with the rules for taking one. Times are ISO 8601 in UTC. */
export interface Ledger {
  readonly sessionId: string;
  /** Confirmed and offered places. */
  readonly taken: number;
  /** People in line. */
  readonly waiting: number;
  /** `null` is unlimited. */
  readonly capacity: number | null;
  readonly state: SessionState;
  readonly registrationOpensAt: string | null;
  readonly registrationClosesAt: string | null;
  /** From then on a free place goes to whoever asks first, in line or not. */
  readonly lineClosesAt: string;
}

/** The rules of a ledger: `undefined` leaves one as it is, `null` lifts it. */
export interface LedgerSettings {
  readonly capacity?: number | null | undefined;
  readonly state?: SessionState | undefined;
  readonly registrationOpensAt?: string | null | undefined;
  readonly registrationClosesAt?: string | null | undefined;
  readonly lineClosesAt?: string | undefined;
}

export type LedgerRefusal =
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "registration-closed"; readonly closedAt: string | null }
  | { readonly kind: "registration-not-open"; readonly opensAt: string }
  | { readonly kind: "session-full"; readonly ledger: Ledger };

const LINE_CLOSES_BEFORE_START_MS = 5 * 60_000;

/** When the line of a session that starts at `startsAt` closes; both ISO, UTC. */
export const lineClosesAt = (startsAt: string): string =>
  new Date(Date.parse(startsAt) - LINE_CLOSES_BEFORE_START_MS).toISOString();

export const seatsLeft = ({ capacity, taken }: Ledger): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken);

/**
 * Why a newcomer cannot have a place at `now` (ISO, UTC), or `null` if they can: in words what the condition of the
 * reserve transaction says in DynamoDB's terms.
 */
export function refusalOf(ledger: Ledger, now: string): LedgerRefusal | null {
  const { state, registrationOpensAt: opensAt, registrationClosesAt: closesAt } = ledger;
  if (state === "CANCELLED") return { kind: "session-cancelled" };
  if (state === "CLOSED") return { kind: "registration-closed", closedAt: null };
  if (closesAt !== null && closesAt <= now) return { kind: "registration-closed", closedAt: closesAt };
  if (opensAt !== null && opensAt > now) return { kind: "registration-not-open", opensAt };
  const lineIsServedFirst = ledger.waiting > 0 && ledger.lineClosesAt > now;
  return seatsLeft(ledger) === 0 || lineIsServedFirst ? { kind: "session-full", ledger } : null;
}
