import type { Channel, Notice } from "../../../functions/core/notices/notice.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { toNotice } from "../../../functions/store/notices/notice-book.ts";
import { EVENT_ID } from "../histories/plan.ts";
import type { Written } from "./told.ts";

export const noticeIn = (item: Item): Notice => toNotice(item, EVENT_ID);

/** A notice by one channel, with its history. */
export interface Telling {
  readonly channel: Channel;
  readonly notice: Notice;
  /** As it is in the end. */
  readonly item: Item;
  readonly writes: readonly Written[];
  readonly putAt: number;
  /** When its end was written. `null`: it has none. */
  readonly endedAt: number | null;
}

export const hasEnded = (item: Item, channel: Channel): boolean =>
  item[channel] === "SENT" || item[channel] === "NOT_SENT";

export function tellingOf(channel: Channel, item: Item, writes: readonly Written[]): Telling {
  return {
    ...{ channel, item, writes, notice: noticeIn(item) },
    putAt: writes[0]?.at ?? 0,
    endedAt: writes.find(({ after }) => hasEnded(after, channel))?.at ?? null,
  };
}

/** How a process has last taken the sending over. `null`: it has not. */
export const beginningOf = ({ channel, writes }: Telling, by: string, until: number): Written | null =>
  writes.findLast((write) => write.by === by && write.at <= until && isBeginning(write, channel)) ?? null;

/** Each lease ends at another time. */
function isBeginning({ before, after }: Written, channel: Channel): boolean {
  const lease = `${channel}LeaseEndsAt`;
  return after[channel] === "SENDING" && (before?.[channel] !== "SENDING" || before[lease] !== after[lease]);
}
