import { randomBytes } from "node:crypto";
import { find } from "../dynamodb/find.ts";
import type { Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { boothKey } from "../keys.ts";

/** Nobody guesses it, and a QR code of it stays small. */
const CODE_BYTES = 12;

export const findBoothCode = (table: Table, sessionId: string): Promise<string | null> =>
  find(table, boothKey(sessionId), ({ code }) => String(code));

/** Returns the code of a booth, which the first call makes. Of two first calls, one code stays. */
export async function boothCode(table: Table, sessionId: string): Promise<string> {
  const known = await findBoothCode(table, sessionId);
  if (known !== null) return known;
  const code = randomBytes(CODE_BYTES).toString("base64url");
  const vote = await updateItem(table, {
    Key: boothKey(sessionId),
    UpdateExpression: "SET code = :code",
    ConditionExpression: "attribute_not_exists(code)",
    ExpressionAttributeValues: { ":code": code },
  });
  return vote.agreed ? code : String(vote.item?.code);
}
