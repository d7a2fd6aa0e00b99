import type { NoticeMessage } from "../../contract/notice-message.ts";
import { keptUntil } from "../../core/notices/kept-until.ts";
import type { Notice } from "../../core/notices/notice.ts";
import { channelsTo, type PersonToTell } from "../../core/notices/preferences.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Queue } from "../queues/queue.ts";
import { letExpire, putNotice } from "./notice-book.ts";
import { readPersonToTell, readPreferences } from "./preferences.ts";
import { isSilent } from "./silence.ts";

export interface Teller {
  readonly table: Table;
  readonly queue: Pick<Queue<NoticeMessage>, "sendAll">;
  /** The channels that this stage has. */
  readonly available: readonly string[];
}

/**
 * Puts a notice into the inbox and asks for sending it by the channels that the person wants. It may be repeated: what
 * the queue did not take is sent then, and nothing else happens twice.
 *
 * @param known the person, if they have been read
 * @returns whether the notice is new
 */
export async function tell(
  { table, queue, available }: Teller,
  notice: Notice,
  known?: PersonToTell,
): Promise<boolean> {
  const { userId, eventId, at, noticeId } = notice;
  const person = known ?? (await readPersonToTell(table, userId));
  if (isSilent(person, notice)) return false;
  const channels = channelsTo(notice, person, available);
  const { isNew, unsent } = await putNotice(table, { notice, channels, expiresAt: keptUntil(at) });
  // The person may have erased their account in between. Erasing looks for notices only after its silence.
  if (isSilent(await readPreferences(table, userId), notice)) {
    await letExpire(table, notice);
    return false;
  }
  await queue.sendAll(unsent.map((channel) => ({ userId, eventId, at, noticeId, channel })));
  return isNew;
}
