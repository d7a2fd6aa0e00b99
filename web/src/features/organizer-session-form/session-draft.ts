import { CreateSessionBody, PatchSessionBody } from "../../../../functions/contract/requests.ts";
import { validate } from "../../../../functions/contract/validation.ts";
import type { Event, Session } from "../../api/answers.ts";
import type { NewSession, SessionChange } from "../../api/organizer/requests.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { standbyMessages } from "../../messages/organizer/standby-messages.ts";
import { type FieldErrors, fieldErrorsOf } from "../../organizer/field-errors.ts";
import type { Checked } from "../../organizer/use-submit.ts";
import { wholeNumber } from "../../organizer/whole-number.ts";
import { momentOf, wallTimeOf } from "../../time/wall-time.ts";

/** A session as its form has it: times on the event's clocks, absent values as empty text. */
export interface SessionDraft {
  /** Only a new session may choose it. */
  readonly kind: Session["kind"];
  readonly title: string;
  readonly abstract: string;
  readonly type: string;
  readonly track: string;
  readonly room: string;
  readonly language: string;
  readonly speakers: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly unlimited: boolean;
  readonly capacity: string;
  readonly state: Session["state"];
  readonly registrationOpensAt: string;
  readonly registrationClosesAt: string;
  readonly waitlistPolicy: Session["waitlistPolicy"];
  readonly offerMinutes: string;
  /** Whether people are asked how it was. */
  readonly feedback: boolean;
  /** Empty: as the event says. */
  readonly graceMinutes: string;
  /** Only a booth has it. */
  readonly visitMinutes: string;
}

const AN_HOUR_MS = 3_600_000;

export function newDraft({ startsAt, timeZone }: Event): SessionDraft {
  const anHourLater = new Date(Date.parse(startsAt) + AN_HOUR_MS).toISOString();
  return {
    kind: "SESSION",
    title: "",
    abstract: "",
    type: "",
    track: "",
    room: "",
    language: "",
    speakers: [],
    startsAt: wallTimeOf(startsAt, timeZone),
    endsAt: wallTimeOf(anHourLater, timeZone),
    unlimited: true,
    capacity: "",
    state: "OPEN",
    registrationOpensAt: "",
    registrationClosesAt: "",
    waitlistPolicy: "OFFER",
    offerMinutes: "60",
    feedback: true,
    graceMinutes: "",
    visitMinutes: "",
  };
}

/** What a new booth begins with: it is open while the event is. */
export function asKind(kind: SessionDraft["kind"], event: Event): Partial<SessionDraft> {
  if (kind === "BOOTH") return { kind, startsAt: "", endsAt: "", offerMinutes: "5", visitMinutes: "60" };
  const { startsAt, endsAt, offerMinutes, visitMinutes } = newDraft(event);
  return { kind, startsAt, endsAt, offerMinutes, visitMinutes };
}

export function draftOf(session: Session, zone: string): SessionDraft {
  const wallTime = (at: string | null) => (at === null ? "" : wallTimeOf(at, zone));
  const { title, abstract, type, track, room, language, state, capacity, waitlistPolicy } = session;
  return {
    kind: session.kind,
    title,
    abstract: abstract ?? "",
    type: type ?? "",
    track: track ?? "",
    room: room ?? "",
    language: language ?? "",
    speakers: session.speakers.map(({ name }) => name),
    startsAt: wallTime(session.startsAt),
    endsAt: wallTime(session.endsAt),
    unlimited: capacity === null,
    capacity: capacity === null ? "" : String(capacity),
    state,
    registrationOpensAt: wallTime(session.registrationOpensAt),
    registrationClosesAt: wallTime(session.registrationClosesAt),
    waitlistPolicy,
    offerMinutes: String(session.offerMinutes),
    feedback: session.feedback !== false,
    graceMinutes: typeof session.graceMinutes === "number" ? String(session.graceMinutes) : "",
    visitMinutes: session.visitMinutes === null ? "" : String(session.visitMinutes),
  };
}

export function checkNew(draft: SessionDraft, zone: string): Checked<NewSession> {
  const { body: whole, errors } = bodyOf(draft, zone);
  // A session asks unless it says otherwise.
  const { feedback, ...rest } = whole;
  const said = feedback ? rest : whole;
  const body = draft.kind === "BOOTH" ? withoutOpenHours({ ...said, kind: draft.kind }) : said;
  const checked = validate(CreateSessionBody, body, "body");
  return outcomeOf(body, { ...(checked.valid ? {} : worded(fieldErrorsOf(checked.errors))), ...errors });
}

/** Without hours of its own, a booth is open while the event is. */
function withoutOpenHours({ startsAt, endsAt, ...body }: NewSession): NewSession {
  return { ...body, ...(startsAt !== "" && { startsAt }), ...(endsAt !== "" && { endsAt }) };
}

/** Only changed fields are checked and sent: others may have changed the rest meanwhile. */
export function checkChange(
  draft: SessionDraft,
  changed: readonly (keyof SessionDraft)[],
  zone: string,
): Checked<SessionChange> {
  const { body, errors } = bodyOf(draft, zone);
  const sent = new Set<string>(changed.map((field) => (field === "unlimited" ? "capacity" : field)));
  const patch = Object.fromEntries(Object.entries(body).filter(([field]) => sent.has(field)));
  const checked = validate(PatchSessionBody, patch, "body");
  // A later start may make an unchanged end too early.
  const judged = new Set(sent);
  if (sent.has("startsAt")) judged.add("endsAt");
  if (sent.has("registrationOpensAt")) judged.add("registrationClosesAt");
  const wrong = Object.entries(errors).filter(([field]) => judged.has(field));
  return outcomeOf(patch, {
    ...(checked.valid ? {} : worded(fieldErrorsOf(checked.errors))),
    ...Object.fromEntries(wrong),
  });
}

const outcomeOf = <Body>(body: Body, errors: FieldErrors): Checked<Body> =>
  Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, body };

/** For every invalid number, the message says which numbers are valid. */
function worded(errors: FieldErrors): FieldErrors {
  return {
    ...errors,
    ...("capacity" in errors && { capacity: text.wrongCapacity }),
    ...("offerMinutes" in errors && { offerMinutes: text.wrongMinutes }),
    ...("graceMinutes" in errors && { graceMinutes: standbyMessages.wrong }),
    ...("visitMinutes" in errors && { visitMinutes: text.wrongVisit }),
  };
}

/** The request body, and errors for values that a body cannot express. */
function bodyOf(draft: SessionDraft, zone: string): { body: NewSession; errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const time = (field: "startsAt" | "endsAt" | "registrationOpensAt" | "registrationClosesAt"): string => {
    const moment = momentOf(draft[field], zone);
    if (moment.kind === "unreadable") errors[field] = areaMessages.form.incomplete;
    return "at" in moment ? moment.at : "";
  };
  const timeOrNull = (field: "registrationOpensAt" | "registrationClosesAt") =>
    draft[field] === "" ? null : time(field);
  const orNull = (value: string) => (value.trim() === "" ? null : value.trim());
  const { title, state, waitlistPolicy } = draft;
  const body = {
    title,
    startsAt: time("startsAt"),
    endsAt: time("endsAt"),
    abstract: orNull(draft.abstract),
    type: orNull(draft.type),
    track: orNull(draft.track),
    room: orNull(draft.room),
    language: orNull(draft.language),
    speakers: draft.speakers.filter((name) => name.trim() !== "").map((name) => ({ name })),
    capacity: draft.unlimited ? null : wholeNumber(draft.capacity),
    state,
    registrationOpensAt: timeOrNull("registrationOpensAt"),
    registrationClosesAt: timeOrNull("registrationClosesAt"),
    waitlistPolicy,
    offerMinutes: wholeNumber(draft.offerMinutes),
    feedback: draft.feedback,
    graceMinutes: draft.graceMinutes.trim() === "" ? null : wholeNumber(draft.graceMinutes),
    ...(draft.kind === "BOOTH" && { visitMinutes: wholeNumber(draft.visitMinutes) }),
  };
  const { registrationOpensAt: opens, registrationClosesAt: closes } = body;
  const hasHours = draft.kind === "SESSION" || (body.startsAt !== "" && body.endsAt !== "");
  if (hasHours && body.startsAt >= body.endsAt) errors.endsAt ??= areaMessages.invalid.ENDS_BEFORE_START;
  if (opens !== null && closes !== null && opens >= closes) {
    errors.registrationClosesAt ??= areaMessages.invalid.CLOSES_BEFORE_OPENING;
  }
  return { body, errors };
}

/** Moves the end with the start, so that the session keeps its length. */
export function movedTo(startsAt: string, { startsAt: before, endsAt }: SessionDraft): Partial<SessionDraft> {
  const [from, to, end] = [before, startsAt, endsAt].map((wallTime) => Date.parse(`${wallTime}Z`));
  const moved = (end ?? Number.NaN) + (to ?? Number.NaN) - (from ?? Number.NaN);
  if (Number.isNaN(moved)) return { startsAt };
  return { startsAt, endsAt: new Date(moved).toISOString().slice(0, 16) };
}
