import type { Notice } from "../../api/answers.ts";
import { inboxMessages } from "../../messages/attendee/inbox-messages.ts";
import { messages } from "../../messages/messages.ts";
import { dayKey, longDate } from "../../time/zoned.ts";

interface NoticeDay {
  readonly key: string;
  /** "Today", "Yesterday" or the date, in that zone. */
  readonly name: string;
  readonly notices: readonly Notice[];
}

const DAY_MS = 86_400_000;

/**
 * @param notices the last ones first
 * @param now milliseconds since 1970
 */
export function noticeDays(notices: readonly Notice[], zone: string, now: number): NoticeDay[] {
  const days = Map.groupBy(notices, ({ at }) => dayKey(at, zone));
  return [...days].map(([key, ofDay]) => ({ key, name: dayName(key, zone, now), notices: ofDay }));
}

function dayName(key: string, zone: string, now: number): string {
  if (key === dayKey(now, zone)) return messages.days.today;
  if (key === dayKey(now - DAY_MS, zone)) return inboxMessages.yesterday;
  return longDate(`${key}T12:00:00Z`, "UTC");
}
