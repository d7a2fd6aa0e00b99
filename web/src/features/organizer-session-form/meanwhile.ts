import { feedbackMessages } from "../../messages/organizer/feedback-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { standbyMessages } from "../../messages/organizer/standby-messages.ts";
import { clockTime, fullDate } from "../../time/zoned.ts";
import type { SessionDraft } from "./session-draft.ts";

/** A field that somebody else changed while the form was open. */
export interface ChangedField {
  readonly label: string;
  readonly keys: readonly (keyof SessionDraft)[];
  readonly now: string;
  /** Undefined if nothing different was entered here. */
  readonly mine: string | undefined;
}

export interface Meanwhile {
  /** The state from which the form was filled. */
  readonly before: SessionDraft;
  readonly mine: SessionDraft;
  readonly now: SessionDraft;
}

interface Shown {
  readonly label: string;
  readonly keys: readonly (keyof SessionDraft)[];
  show(draft: SessionDraft): string;
}

const plain = (
  key: "title" | "abstract" | "type" | "track" | "room" | "language" | "offerMinutes" | "visitMinutes",
): Shown => ({
  label: text[key],
  keys: [key],
  show: (draft) => draft[key],
});
type Time = "startsAt" | "endsAt" | "registrationOpensAt" | "registrationClosesAt";
const time = (key: Time, label: string): Shown => ({
  label,
  keys: [key],
  show: (draft) => wallTimeText(draft[key]),
});

/** In the order of the form. */
const FIELDS: readonly Shown[] = [
  { label: text.state, keys: ["state"], show: ({ state }) => text.states[state] },
  plain("title"),
  plain("abstract"),
  { label: text.speakers, keys: ["speakers"], show: ({ speakers }) => speakers.join(", ") },
  plain("type"),
  plain("track"),
  plain("language"),
  time("startsAt", text.startsAt),
  time("endsAt", text.endsAt),
  plain("room"),
  {
    label: text.capacity,
    keys: ["capacity", "unlimited"],
    show: ({ unlimited, capacity }) => (unlimited ? text.unlimited : capacity),
  },
  {
    label: text.policy,
    keys: ["waitlistPolicy"],
    show: ({ waitlistPolicy }) => text.policies[waitlistPolicy],
  },
  plain("offerMinutes"),
  { label: standbyMessages.ofSession, keys: ["graceMinutes"], show: ({ graceMinutes }) => graceMinutes },
  plain("visitMinutes"),
  time("registrationOpensAt", text.opensAt),
  time("registrationClosesAt", text.closesAt),
  {
    label: feedbackMessages.section,
    keys: ["feedback"],
    show: ({ feedback }) => (feedback ? feedbackMessages.on : feedbackMessages.off),
  },
];

/** A wall time is already in the event's zone, so it is formatted without one. */
function wallTimeText(wallTime: string): string {
  if (wallTime === "") return "";
  const at = `${wallTime}:00.000Z`;
  return `${fullDate(at, "UTC")}, ${clockTime(at, "UTC")}`;
}

export function changedMeanwhile({ before, mine, now }: Meanwhile): ChangedField[] {
  return FIELDS.flatMap(({ label, keys, show }) => {
    const same = (a: SessionDraft, b: SessionDraft) => keys.every((key) => equal(a[key], b[key]));
    if (same(before, now)) return [];
    const own = same(mine, before) || same(mine, now) ? undefined : show(mine);
    return [{ label, keys, now: show(now), mine: own }];
  });
}

/**
 * Whether all entered values are saved already: by somebody else, or by an earlier attempt whose answer was
 * lost.
 */
export const isThere = (changed: readonly (keyof SessionDraft)[], { mine, now }: Meanwhile): boolean =>
  changed.every((key) => equal(mine[key], now[key]));

const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
