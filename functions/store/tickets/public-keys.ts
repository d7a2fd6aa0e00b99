import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { publicKeyKey, TICKET_KEY_PREFIX, TICKET_KEYS } from "../keys.ts";

/** A public key of tickets. */
export interface PublicTicketKey {
  readonly keyId: string;
  /** In base64url. */
  readonly publicKey: string;
  /** The generation of the secret from which it is derived. A stage accepts one or two generations. */
  readonly generation: number;
}

/** Publishes a key, so that doors can verify tickets without any secret. It may be there already. */
export async function publishKey(
  table: Table,
  { keyId, publicKey, generation }: PublicTicketKey,
  now: Date,
): Promise<void> {
  await updateItem(table, {
    Key: publicKeyKey(keyId),
    UpdateExpression: "SET publicKey = :publicKey, generation = :generation, publishedAt = :now",
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeValues: {
      ":publicKey": publicKey,
      ":generation": generation,
      ":now": now.toISOString(),
    },
  });
}

/** Publishes keys once for each function instance. If it fails, the next call tries again. */
export function publishingOnce(
  table: Table,
  keys: readonly PublicTicketKey[],
  clock: () => Date = () => new Date(),
): () => Promise<void> {
  let published: Promise<unknown> | undefined;
  return async () => {
    published ??= Promise.all(keys.map((key) => publishKey(table, key, clock())));
    await published.catch((error: unknown) => {
      published = undefined;
      throw error;
    });
  };
}

/** The keys of these generations. Keys of other ones stay in the table, and verify nothing. */
export async function readPublicKeys(
  table: Table,
  generations: readonly number[],
): Promise<readonly PublicTicketKey[]> {
  const keys: PublicTicketKey[] = [];
  for await (const page of queryPages(table, partition(TICKET_KEYS, TICKET_KEY_PREFIX)))
    keys.push(
      ...page.map(({ SK, publicKey, generation }) => ({
        keyId: SK.slice(TICKET_KEY_PREFIX.length),
        publicKey: String(publicKey),
        generation: Number(generation),
      })),
    );
  return keys.filter(({ generation }) => generations.includes(generation));
}
