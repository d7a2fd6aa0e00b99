import { standsStill } from "../../contract/quiet-spans.ts";
import type { NoticeKind } from "../../core/notices/notice.ts";
import type { OrganizerMessage } from "../../core/notices/organizer-message.ts";
import { isLate, REMINDER_MINUTES } from "../../core/notices/reminders.ts";
import type { ToldNotice } from "../../core/notices/send-notice.ts";
import { isBooth, type Programme, type Slot } from "../../core/programme/session.ts";
import { afterStart } from "../../core/standby/grace.ts";
import { whenAt } from "./when.ts";

/** What a notice says, as plain text. The inbox, mails and pushes say the same. */
export interface NoticeText {
  readonly title: string;
  /** Sentences. What an organizer wrote may have several lines. */
  readonly text: string;
}

const A_MINUTE = 60_000;

/** What the words need. */
type Told = Pick<ToldNotice, "notice" | "event" | "programme" | "moved" | "message"> &
  Partial<Pick<ToldNotice, "state">>;

/**
 * Puts a notice into words. Times are those of the event's clocks.
 *
 * @param now ISO, UTC
 */
export function noticeText(told: Told, now: string): NoticeText {
  return { title: TITLES[told.notice.kind](told, now), text: textOf(told).join(" ") };
}

const titleOf = ({ programme }: Told): string => `“${programme.title}”`;
const isMoved = ({ notice }: Told): boolean => notice.reason === "MOVED";
const MOVED_HERE = "An organizer has moved everybody from another session to this one.";

const at = (time: string | null, { event }: Told): string => (time ? whenAt(time, event.timeZone) : "");

const TITLES: Readonly<Record<NoticeKind, (told: Told, now: string) => string>> = {
  CONFIRMED: (told) => `You ${isMoved(told) ? "now " : ""}have a seat in ${titleOf(told)}`,
  CONFIRMED_FROM_LINE: (told) => `A seat came free: you are in ${titleOf(told)}`,
  WAITLISTED: (told) =>
    `You are ${isMoved(told) ? "now " : ""}${isBooth(told.programme) ? "in the line at" : "on the waitlist of"} ${titleOf(told)}`,
  OFFER_MADE: (told) =>
    isBooth(told.programme)
      ? `You are next at ${titleOf(told)}: enter until ${at(told.notice.until, told)}`
      : `A seat in ${titleOf(told)} is held for you until ${at(told.notice.until, told)}`,
  OFFER_ENDING: (told) =>
    isBooth(told.programme)
      ? `Enter ${titleOf(told)} until ${at(told.notice.until, told)}`
      : `The seat in ${titleOf(told)} is held for you only until ${at(told.notice.until, told)}`,
  OFFER_EXPIRED: (told) =>
    isBooth(told.programme)
      ? `Your turn at ${titleOf(told)} is over`
      : `Your offer for ${titleOf(told)} has ended`,
  OFFER_DECLINED: (told) =>
    isBooth(told.programme)
      ? `You left the line at ${titleOf(told)}`
      : `You declined a seat in ${titleOf(told)}`,
  CANCELLED: (told) =>
    ({
      ORGANIZER: `An organizer has removed you from ${titleOf(told)}`,
      SESSION_CANCELLED: `${titleOf(told)} is cancelled`,
      NO_SHOW: `Your seat in ${titleOf(told)} goes to people who stand by`,
    })[String(told.notice.reason)] ?? `You are no longer in ${titleOf(told)}`,
  MOVED: (told) =>
    told.moved.length > 1 ? `${told.moved.length} of your sessions have moved` : `${titleOf(told)} has moved`,
  REMINDER: (told, now) =>
    `${titleOf(told)} begins ${soonText(told, now) ?? `on ${at(told.programme.startsAt, told)}`}`,
  LINE_CLOSED: (told) =>
    isBooth(told.programme) ? `${titleOf(told)} has closed` : `No seat came free in ${titleOf(told)}`,
  FEEDBACK_ASKED: (told) => `How was ${titleOf(told)}?`,
  CALLED: (told) => `${numberOf(told)}: go to the door of ${titleOf(told)} now`,
  MESSAGE: (told) => told.message?.title ?? `A message about ${titleOf(told)}`,
};

function textOf(told: Told): readonly string[] {
  const { kind, reason, until } = told.notice;
  if (isBooth(told.programme)) {
    const said = boothText(told);
    if (said !== null) return said;
  }
  const where = `It takes place on ${placeOf(told.programme, told)}.`;
  switch (kind) {
    case "CONFIRMED":
      return [
        ...(isMoved(told) ? [MOVED_HERE] : []),
        where,
        ...deadlineText(told),
        "If you cannot come, please give the seat back, so that the next person gets it.",
      ];
    case "CONFIRMED_FROM_LINE":
      return ["You were next on the waitlist.", where, ...deadlineText(told)];
    case "WAITLISTED":
      return [...(isMoved(told) ? [MOVED_HERE] : []), "You will be told when a seat comes free.", where];
    case "OFFER_MADE":
      return [
        `Accept it before ${at(until, told)}. After that it goes to the next person.`,
        ...quietText(told),
        where,
      ];
    case "OFFER_ENDING":
      return ["After that it goes to the next person on the waitlist.", ...quietText(told)];
    case "OFFER_EXPIRED":
      return [
        "You did not accept it in time, so the offer has ended. If the session is full, you can join the waitlist again.",
      ];
    case "OFFER_DECLINED":
      return ["The seat goes to the next person on the waitlist."];
    case "CANCELLED":
      if (reason === "NO_SHOW")
        return [
          "You had not checked in in time. If you are at the door, ask there: there may still be a seat.",
        ];
      if (reason === "ORGANIZER") return ["If you do not know why, ask the organizers."];
      return reason === "SESSION_CANCELLED"
        ? [`It was planned for ${placeOf(told.programme, told)}.`]
        : [where];
    case "MOVED":
      return told.moved.map(({ programme, from }) => moveText(told, programme, from));
    case "REMINDER":
      return [where, ...deadlineText(told)];
    case "CALLED":
      return ["Show your ticket at the door. The seats go to the people who are there."];
    case "LINE_CLOSED":
      return ["The waitlist has closed, and you were still on it."];
    case "FEEDBACK_ASKED":
      return ["Tell the organizers in a few seconds. Your name stays with you, unless you want to show it."];
    case "MESSAGE":
      return told.message === undefined ? [] : [`${writersOf(told, told.message)}\n\n${told.message.text}`];
  }
}

/** What is other than at a session, because a booth has no time. `null`: nothing. */
function boothText(told: Told): readonly string[] | null {
  const { room } = told.programme;
  const where = room === null ? [] : [`It is in ${room}.`];
  switch (told.notice.kind) {
    case "WAITLISTED":
      return ["You will be told when it is your turn.", ...where];
    case "OFFER_MADE":
    case "OFFER_ENDING":
      return [
        "Go there and scan the code of the booth. After that time it is the next person’s turn.",
        ...where,
      ];
    case "OFFER_EXPIRED":
      return ["You did not enter in time. Scan the code of the booth again to join the line."];
    case "OFFER_DECLINED":
      return ["It is the next person’s turn."];
    case "LINE_CLOSED":
      return ["The booth has closed, and you were still in the line."];
    case "CANCELLED":
      return told.notice.reason === "ORGANIZER" ? null : where;
    default:
      return null;
  }
}

/** "in 30 minutes", counted from the reminder; `null`: that is wrong by now. */
function soonText({ notice, programme }: Told, now: string): string | null {
  const minutes = Math.round((Date.parse(programme.startsAt) - Date.parse(notice.at)) / A_MINUTE);
  if (isLate(notice.at, now) || minutes < 2 || minutes > Math.max(...REMINDER_MINUTES)) return null;
  return `in ${minutes} minutes`;
}

/** Says who writes, and to which people. */
const writersOf = (told: Told, { to }: Pick<OrganizerMessage, "to">): string =>
  `The organizers write to the people of ${"sessionId" in to ? titleOf(told) : told.event.title}:`;

/** Says why an offer that is made in the evening ends in the morning. */
function quietText({ notice, event }: Told): string[] {
  const { quietHours, timeZone } = event;
  if (quietHours === null || notice.until === null) return [];
  const [made, end] = [Date.parse(notice.at), Date.parse(notice.until)];
  if (!standsStill({ ...quietHours, timeZone }, made, end)) return [];
  return [`The time does not run from ${quietHours.from} to ${quietHours.to}.`];
}

const numberOf = ({ state }: Told): string =>
  state?.rsvp.standbyNumber === undefined
    ? "Your number is called"
    : `You are number ${state.rsvp.standbyNumber}`;

/** Says until when a person must have come, if seats do not wait until the end. */
function deadlineText(told: Told): string[] {
  const minutes = told.programme.graceMinutes ?? told.event.graceMinutes;
  if (minutes === null) return [];
  const by = at(afterStart(told.programme.startsAt, minutes), told);
  return [`Be inside by ${by}, or your seat goes to people who stand by.`];
}

const placeOf = (
  { startsAt, room }: { readonly startsAt: string; readonly room: string | null },
  told: Told,
): string => [at(startsAt, told), ...(room === null ? [] : [room])].join(", ");

function moveText(told: Told, programme: Programme, from: Slot): string {
  const [before, now] = [placeOf(from, told), placeOf(programme, told)];
  return told.moved.length > 1
    ? `“${programme.title}”: now ${now}, before ${before}.`
    : `Now: ${now}. Before: ${before}.`;
}
