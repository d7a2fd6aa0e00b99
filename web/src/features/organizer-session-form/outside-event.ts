import type { Event } from "../../api/answers.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { dateRange } from "../../time/date-range.ts";
import { wallTimeOf } from "../../time/wall-time.ts";
import type { SessionDraft } from "./session-draft.ts";

type Times = Pick<SessionDraft, "startsAt" | "endsAt">;

const A_DAY_MS = 86_400_000;
/** Farther away, a wrong month or year is more likely than an extra day. */
const FAR_DAYS = 14;

/** The message for a session outside the days of its event; undefined for one inside. */
export function outsideEvent({ startsAt, endsAt }: Times, event: Event): string | undefined {
  const dayOf = (wallTime: string) => Date.parse(wallTime.slice(0, 10)) / A_DAY_MS;
  const first = dayOf(wallTimeOf(event.startsAt, event.timeZone));
  const last = dayOf(wallTimeOf(event.endsAt, event.timeZone));
  const days = Math.max(first - dayOf(startsAt), dayOf(endsAt) - last);
  // Half-entered times give no days.
  if (!(days > 0)) return undefined;
  const range = dateRange(event.startsAt, event.endsAt, event.timeZone);
  return days > FAR_DAYS ? text.farOutside(days, range) : text.outside(range);
}
