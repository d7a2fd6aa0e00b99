import { lineEndOf, type RulesPatch } from "../seats/ledger.ts";
import { slotLeft } from "./moved-from.ts";
import {
  isBooth,
  type Provenance,
  type Session,
  type SessionPatch,
  type StoredProgramme,
} from "./session.ts";

/** The writes of one change: to the programme and to the rules of the ledger. */
export interface PlannedChange {
  readonly kind: "valid";
  readonly programme: Partial<Omit<StoredProgramme, "version"> & Provenance>;
  readonly rules: RulesPatch;
}

export type SessionChange =
  | PlannedChange
  | { readonly kind: "invalid"; readonly errors: readonly WrongTimes[] };

type Times = Pick<Session, "startsAt" | "endsAt" | "registrationOpensAt" | "registrationClosesAt">;

export interface WrongTimes {
  readonly path: "endsAt" | "registrationClosesAt" | "visitMinutes";
  readonly code: "ENDS_BEFORE_START" | "CLOSES_BEFORE_OPENING" | "NOT_A_BOOTH";
  readonly message: string;
}

/** Finds spans that end before they begin. Each error names the field of the end. */
export function wrongTimes(times: Times): WrongTimes[] {
  const errors: WrongTimes[] = [];
  if (times.startsAt >= times.endsAt) {
    errors.push({ path: "endsAt", code: "ENDS_BEFORE_START", message: "after startsAt" });
  }
  const { registrationOpensAt: opensAt, registrationClosesAt: closesAt } = times;
  if (opensAt !== null && closesAt !== null && opensAt >= closesAt) {
    errors.push({
      path: "registrationClosesAt",
      code: "CLOSES_BEFORE_OPENING",
      message: "after registrationOpensAt",
    });
  }
  return errors;
}

/** Only a booth has visits, and it always has a limit for them. */
const wrongVisits = ({ kind, visitMinutes }: Pick<Session, "kind" | "visitMinutes">): WrongTimes[] =>
  (kind === "BOOTH") === (visitMinutes !== null)
    ? []
    : [{ path: "visitMinutes", code: "NOT_A_BOOTH", message: "of a booth only" }];

/** The times that can contradict each other, by the field that gets the error. Other patches cause none. */
const TIMES_CHECKED_TOGETHER = {
  visitMinutes: ["visitMinutes"],
  endsAt: ["startsAt", "endsAt"],
  registrationClosesAt: ["registrationOpensAt", "registrationClosesAt"],
} as const;

/**
 * Splits a patch into changes of the programme and of the ledger, if the resulting session is valid.
 *
 * @param now ISO, UTC
 */
export function planChange(current: Session, patch: SessionPatch, now: string): SessionChange {
  const { capacity, state, registrationOpensAt, registrationClosesAt, ...programme } = patch;
  const after = { ...current, ...withoutUndefined(patch) };
  const errors = [...wrongTimes(after), ...wrongVisits(after)].filter(({ path }) =>
    TIMES_CHECKED_TOGETHER[path].some((time) => patch[time] !== undefined),
  );
  if (errors.length > 0) return { kind: "invalid", errors };
  const { startsAt, endsAt } = programme;
  const booth = isBooth(current);
  const left = booth ? null : slotLeft(current, programme);
  const lineEnd = booth ? endsAt : startsAt;
  return {
    kind: "valid",
    // An organizer closes it now, so the reason is no longer the schedule, and no import reopens it.
    programme: withoutUndefined({
      ...programme,
      movedFrom: left === null ? undefined : { ...left, movedAt: now },
      withdrawn: state === "CLOSED" ? false : undefined,
    }),
    rules: withoutUndefined({
      capacity,
      state,
      registrationOpensAt: registrationOpensAt ?? (booth ? startsAt : registrationOpensAt),
      registrationClosesAt,
      endsAt,
      graceMinutes: programme.graceMinutes,
      lineClosesAt: lineEnd === undefined ? undefined : lineEndOf(after),
    }),
  };
}

/**
 * Tells whether the session already is as the patch asks, for example after an earlier try. Closing must be
 * written anyway: it also stops imports from reopening the session, which a session does not show.
 */
export const isAlreadySo = (current: Session, patch: SessionPatch): boolean =>
  patch.state !== "CLOSED" &&
  Object.entries(withoutUndefined(patch)).every(
    ([field, value]) => JSON.stringify(current[field as keyof SessionPatch]) === JSON.stringify(value),
  );

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

export const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
