import { MAX_CAPACITY, MAX_SHIFT_MINUTES } from "../../../../functions/contract/limits.ts";
import type { ManySet } from "../../api/organizer/hands.ts";
import { manyMessages as text } from "../../messages/organizer/many-messages.ts";
import { wholeNumber } from "../../organizer/whole-number.ts";

/** What a person has filled in. An empty text leaves the field of the sessions as it is. */
export interface ManyDraft {
  readonly state: "keep" | "OPEN" | "CLOSED" | "CANCELLED";
  readonly capacity: "keep" | "unlimited" | "number";
  readonly seats: string;
  readonly room: string;
  readonly track: string;
  readonly shift: string;
  readonly policy: "keep" | "OFFER" | "AUTO_CONFIRM";
  readonly offerMinutes: string;
}

export const EMPTY: ManyDraft = {
  state: "keep",
  capacity: "keep",
  seats: "",
  room: "",
  track: "",
  shift: "",
  policy: "keep",
  offerMinutes: "",
};

type Errors = Partial<Record<keyof ManyDraft | "all", string>>;
export type CheckedMany =
  | { readonly ok: true; readonly set: ManySet }
  | { readonly ok: false; readonly errors: Errors };

const A_WEEK = 7 * 24 * 60;

export function checkMany(draft: ManyDraft): CheckedMany {
  const errors: { -readonly [Name in keyof Errors]: string } = {};
  const number = (name: "seats" | "shift" | "offerMinutes", least: number, most: number) => {
    const value = numberIn(draft[name]);
    if (value === null || value < least || value > most || (name === "shift" && value === 0))
      errors[name] = text.wrongNumber(least, most);
    return value ?? 0;
  };
  const [room, track] = [draft.room.trim(), draft.track.trim()];
  const set: ManySet = {
    ...(draft.state !== "keep" && { state: draft.state }),
    ...(draft.capacity === "unlimited" && { capacity: null }),
    ...(draft.capacity === "number" && { capacity: number("seats", 0, MAX_CAPACITY) }),
    ...(room !== "" && { room }),
    ...(track !== "" && { track }),
    ...(draft.shift.trim() !== "" && {
      shiftMinutes: number("shift", -MAX_SHIFT_MINUTES, MAX_SHIFT_MINUTES),
    }),
    ...(draft.policy !== "keep" && { waitlistPolicy: draft.policy }),
    ...(draft.offerMinutes.trim() !== "" && { offerMinutes: number("offerMinutes", 1, A_WEEK) }),
  };
  if (Object.keys(set).length === 0) errors.all = text.nothing;
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, set };
}

/** People write a minus in several ways. */
function numberIn(typed: string): number | null {
  const value = typed.trim().replace(/^[−–]/, "-");
  const size = wholeNumber(value.replace(/^[-+]/, ""));
  if (typeof size !== "number" || Number.isNaN(size)) return null;
  return value.startsWith("-") ? -size : size;
}
