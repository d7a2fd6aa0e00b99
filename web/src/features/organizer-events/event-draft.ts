import type { QuietHours } from "../../../../functions/contract/quiet-hours.ts";
import { PutEventBody, toEvent } from "../../../../functions/contract/requests.ts";
import { validate } from "../../../../functions/contract/validation.ts";
import type { Event } from "../../api/answers.ts";
import type { EventChange } from "../../api/organizer/requests.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { overlapMessages } from "../../messages/organizer/overlap-messages.ts";
import { standbyMessages } from "../../messages/organizer/standby-messages.ts";
import { type FieldErrors, fieldErrorsOf } from "../../organizer/field-errors.ts";
import type { Checked } from "../../organizer/use-submit.ts";
import { wholeNumber } from "../../organizer/whole-number.ts";
import { momentOf, wallTimeOf } from "../../time/wall-time.ts";
import { browserZone } from "../../time/zoned.ts";

/** An event as its form has it, with times on the clocks of its zone. */
export interface EventDraft {
  readonly eventId: string;
  readonly title: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly accentColor: string | null;
  /** `null`: the time of offers always runs. */
  readonly quietHours: QuietHours | null;
  readonly conflictPolicy: Event["conflictPolicy"];
  /** As it is typed. */
  readonly changeMinutes: string;
  /** As it is typed. `null`: seats wait until the end. */
  readonly graceMinutes: string | null;
  /** Empty: none. */
  readonly venue: string;
  readonly description: string;
  /** Minutes after midnight. */
  readonly dayChange: number;
  /** Whether people are asked how sessions were. */
  readonly feedback: boolean;
}

/** What the service gives an event that says nothing of them. */
export const USUAL_QUIET_HOURS: QuietHours = { from: "22:00", to: "08:00" };

export const newDraft = (): EventDraft => ({
  eventId: "",
  title: "",
  timeZone: browserZone(),
  startsAt: "",
  endsAt: "",
  accentColor: null,
  quietHours: USUAL_QUIET_HOURS,
  conflictPolicy: "WARN",
  changeMinutes: "0",
  graceMinutes: null,
  venue: "",
  description: "",
  dayChange: 0,
  feedback: true,
});

export function draftOf(event: Event): EventDraft {
  const { eventId, title, timeZone, accentColor, quietHours, conflictPolicy, dayChange } = event;
  const words = { venue: event.venue ?? "", description: event.description ?? "" };
  const wallTime = (at: string) => wallTimeOf(at, timeZone);
  const times = { startsAt: wallTime(event.startsAt), endsAt: wallTime(event.endsAt) };
  const overlaps = { conflictPolicy, changeMinutes: String(event.changeMinutes) };
  const asks = { feedback: event.feedback !== false };
  const graceMinutes = event.graceMinutes === null ? null : String(event.graceMinutes);
  const settings = { quietHours, ...overlaps, graceMinutes, ...words, dayChange, ...asks };
  return { eventId, title, timeZone, ...times, accentColor, ...settings };
}

export function checkEventId(eventId: string): FieldErrors {
  const checked = validate(toEvent.params, { eventId }, "params");
  return checked.valid ? {} : fieldErrorsOf(checked.errors);
}

/** @param saved unchanged fields are sent as they were, to the second */
export function checkEvent(draft: EventDraft, saved?: Event): Checked<EventChange> {
  const { eventId, title, timeZone, accentColor, quietHours, conflictPolicy, dayChange } = draft;
  const errors: Record<string, string> = { ...checkEventId(eventId) };
  const before = saved && draftOf(saved);
  const time = (field: "startsAt" | "endsAt") => {
    if (saved && before?.timeZone === timeZone && before[field] === draft[field]) return saved[field];
    const moment = momentOf(draft[field], timeZone);
    if ("at" in moment) return moment.at;
    errors[field] = areaMessages.form.incomplete;
    return "";
  };
  const body: EventChange = {
    title,
    timeZone,
    startsAt: time("startsAt"),
    endsAt: time("endsAt"),
    accentColor,
    quietHours,
    conflictPolicy,
    changeMinutes: wholeNumber(draft.changeMinutes),
    graceMinutes: draft.graceMinutes === null ? null : wholeNumber(draft.graceMinutes),
    venue: draft.venue.trim() === "" ? null : draft.venue,
    description: draft.description.trim() === "" ? null : draft.description,
    dayChange,
    // An event asks unless it says otherwise.
    ...((!draft.feedback || saved?.feedback !== undefined) && { feedback: draft.feedback }),
  };
  const checked = validate(PutEventBody, body, "body");
  const found = checked.valid ? {} : fieldErrorsOf(checked.errors);
  const ownWords = {
    ...("changeMinutes" in found && { changeMinutes: overlapMessages.wrongMinutes }),
    ...("graceMinutes" in found && { graceMinutes: standbyMessages.wrong }),
  };
  const all = { ...found, ...ownWords, ...errors };
  return Object.keys(all).length > 0 ? { ok: false, errors: all } : { ok: true, body };
}
