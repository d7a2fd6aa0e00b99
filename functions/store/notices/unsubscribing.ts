import { withoutMail } from "../../core/notices/preferences.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Table } from "../dynamodb/table.ts";
import { rsvpKey } from "../keys.ts";
import { choosing, readPreferences } from "./preferences.ts";

/**
 * Ends a person's mails, as the link of a mail about this session asks. A person who has erased their account has no RSVP
 * in it any more, and gets no mails. Nothing may be written under their id again.
 */
export async function endMails(table: Table, userId: string, sessionId: string): Promise<void> {
  const preferences = withoutMail(await readPreferences(table, userId));
  await settle(table, [
    choosing(userId, preferences),
    { Key: rsvpKey(userId, sessionId), ConditionExpression: "attribute_exists(PK)" },
  ]);
}
