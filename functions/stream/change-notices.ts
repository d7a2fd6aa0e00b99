import { Metric } from "../contract/metrics.ts";
import type { SendingMessage } from "../contract/notice-message.ts";
import { SpreadingSettings } from "../contract/notice-settings.ts";
import type { Spreading } from "../contract/spreading.ts";
import { streamFunction } from "../middleware/stream-function.ts";
import { count } from "../middleware/telemetry.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { countTransitions } from "../store/figures/count-transitions.ts";
import { newMessageOf } from "../store/notices/messages.ts";
import type { Images } from "../store/notices/rsvp-changes.ts";
import { tellOfChange } from "../store/notices/tell-change.ts";
import { openQueue } from "../store/queues/queue.ts";
import { invitationIn } from "../store/roles/invitation-book.ts";

const settings = SpreadingSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = openQueue<SendingMessage>(settings.NOTICES_QUEUE_URL);
const spreadings = openQueue<Spreading>(settings.SPREADING_QUEUE_URL);

/**
 * Tells people what happens to their RSVPs, and asks for the mails to people who have got a role. Messages of organizers
 * are passed on, because they take longer. Then it counts what happened to RSVPs, because a third function may not
 * read the stream.
 */
export const handler = streamFunction(
  async ({ dynamodb = {} }) => {
    const images = dynamodb as Images;
    const message = newMessageOf(images);
    if (message !== null) return spreadings.send(message);
    const invitation = invitationIn(images);
    if (invitation !== null)
      return settings.NOTICE_CHANNELS.includes("mail") ? queue.send(invitation) : undefined;
    const notice = await tellOfChange({ table, queue, available: settings.NOTICE_CHANNELS }, images);
    if (notice !== null) count(Metric.notices, { kind: notice.kind });
  },
  (records) => countTransitions(table, records),
);
