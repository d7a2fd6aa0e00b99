import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { rsvpKey } from "../../../functions/store/keys.ts";

type Command = Parameters<Table["client"]["send"]>[0];

/**
 * A table whose first queries do not show one RSVP yet. DynamoDB makes the items of a transaction visible one by one, and
 * DynamoDB Local all at once.
 */
export function lateTable(
  { name, client, patience }: Table,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
  queries: number,
): Table {
  const { PK, SK } = rsvpKey(userId, sessionId);
  let left = queries;
  const send = async (command: Command) => {
    const answer = (await client.send(command)) as { readonly Items?: readonly Item[] };
    const shown = answer.Items?.filter((item) => item.PK !== PK || item.SK !== SK);
    if (shown?.length === answer.Items?.length || left === 0) return answer;
    left -= 1;
    return { ...answer, Items: shown };
  };
  return { name, patience, client: { send } as unknown as Table["client"] };
}
