import { createHash, randomBytes } from "node:crypto";
import { find } from "../dynamodb/find.ts";
import { settle } from "../dynamodb/settle.ts";
import { type Table, textOrNull } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { calendarKey, calendarLinkKey, type Key } from "../keys.ts";

/** As long as a key of AES-256: 43 characters in base64url. */
const SECRET_BYTES = 32;

/** The secret of a person's calendar link. `null`: they have made none. */
export const findCalendarSecret = (table: Table, userId: string): Promise<string | null> =>
  find(table, calendarKey(userId), ({ secret }) => textOrNull(secret));

/** The person whose link has this secret. `null`: it is no secret, or no longer one. */
export const findPersonOfLink = (table: Table, secret: string): Promise<string | null> =>
  find(table, linkKey(secret), ({ userId }) => textOrNull(userId));

/** Gives a person a new link. The one before leads nowhere from then on. Returns the new secret. */
export async function replaceCalendarSecret(table: Table, userId: string, now: Date): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  for (;;) {
    const before = await findCalendarSecret(table, userId);
    const { kind } = await settle(table, [
      own(userId, secret, before, now),
      { Key: linkKey(secret), UpdateExpression: "SET userId = :userId", ...valued({ ":userId": userId }) },
      ...(before === null ? [] : [endOf(before, now)]),
    ]);
    if (kind === "committed") return secret;
  }
}

/** Takes a person's link away. It leads nowhere from then on. A link that is made meanwhile is taken away, too. */
export async function forgetCalendarLink(table: Table, userId: string): Promise<void> {
  for (;;) {
    const secret = await findCalendarSecret(table, userId);
    if (secret === null) return;
    const { kind } = await settle(table, [
      {
        deletes: true,
        Key: calendarKey(userId),
        ConditionExpression: "secret = :secret",
        ...valued({ ":secret": secret }),
      },
      { deletes: true, Key: linkKey(secret) },
    ]);
    if (kind === "committed") return;
  }
}

const own = (userId: string, secret: string, before: string | null, now: Date): Update => ({
  Key: calendarKey(userId),
  UpdateExpression: "SET secret = :secret, createdAt = :now",
  ConditionExpression: before === null ? "attribute_not_exists(PK)" : "secret = :before",
  ...valued({ ":secret": secret, ":now": now.toISOString(), ...(before !== null && { ":before": before }) }),
});

/** The item leads nowhere at once, and DynamoDB deletes it later. */
const endOf = (secret: string, now: Date): Update => ({
  Key: linkKey(secret),
  UpdateExpression: "SET #ttl = :ttl REMOVE userId",
  ExpressionAttributeNames: { "#ttl": "ttl" },
  ...valued({ ":ttl": Math.ceil(now.getTime() / 1_000) }),
});

const valued = (values: Record<string, unknown>) => ({ ExpressionAttributeValues: values });

const linkKey = (secret: string): Key =>
  calendarLinkKey(createHash("sha256").update(secret).digest("base64url"));
