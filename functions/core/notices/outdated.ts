import type { RsvpStatus } from "../seats/rsvp.ts";
import type { Notice, NoticeKind } from "./notice.ts";
import type { RsvpState } from "./notices-of-rsvp.ts";

/** What these notices say of the RSVP. The others tell of something that has ended or moved. */
const SAYS: Readonly<Partial<Record<NoticeKind, RsvpStatus>>> = {
  CONFIRMED: "CONFIRMED",
  CONFIRMED_FROM_LINE: "CONFIRMED",
  WAITLISTED: "WAITLISTED",
  OFFER_MADE: "OFFERED",
  OFFER_ENDING: "OFFERED",
  REMINDER: "CONFIRMED",
  FEEDBACK_ASKED: "CONFIRMED",
  CALLED: "WAITLISTED",
};

/** Whether the RSVP has changed since, so that sending the notice would mislead. The inbox keeps it all the same. */
export function isOutdated({ kind }: Pick<Notice, "kind">, state: RsvpState | null): boolean {
  const said = SAYS[kind];
  return said !== undefined && state?.rsvp.status !== said;
}
