import type { NoticeKind } from "../../core/notices/notice.ts";
import type { ToldNotice } from "../../core/notices/send-notice.ts";
import { entryOfRsvp } from "../calendar/calendar-entries.ts";
import { calendarText } from "../calendar/calendar-file.ts";
import type { Mail } from "./mail.ts";

/** What a mail does to a calendar. Offers and places on waitlists are in the feed alone. */
const METHODS: Readonly<Partial<Record<NoticeKind, "REQUEST" | "CANCEL">>> = {
  CONFIRMED: "REQUEST",
  CONFIRMED_FROM_LINE: "REQUEST",
  MOVED: "REQUEST",
  CANCELLED: "CANCEL",
};

export interface Invitation {
  /** The addresses of the sender and of the attendee. */
  readonly organizer: string;
  readonly attendee: string;
  /** The address of the web app. */
  readonly pages: string;
}

/**
 * The calendar file of a notice. A file has one entry, so several moves have none. `null` also if the person has
 * another state by now, of which another notice tells.
 */
export function noticeCalendar(
  { notice, state, programme, event, moved }: ToldNotice,
  { organizer, attendee, pages }: Invitation,
): Mail["calendar"] {
  const method = METHODS[notice.kind];
  if (method === undefined || state === null || moved.length > 1) return null;
  if ((state.rsvp.status === "CANCELLED") !== (method === "CANCEL")) return null;
  if (method === "REQUEST" && state.rsvp.status !== "CONFIRMED") return null;
  const entry = {
    ...entryOfRsvp({ ...state, programme, event }, pages),
    invitation: { organizer, attendee },
  };
  return { method, text: calendarText({ name: event.title, method, entries: [entry] }) };
}
