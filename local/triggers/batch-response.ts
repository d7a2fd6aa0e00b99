import * as z from "zod/mini";

const BatchResponse = z.nullable(
  z.object({
    batchItemFailures: z.nullish(z.array(z.object({ itemIdentifier: z.string().check(z.minLength(1)) }))),
  }),
);

/**
 * Returns the ids of the messages that a function reports as failed. Returns undefined if Lambda would fail
 * the whole batch: the answer has another form, or names a message outside the batch.
 */
export function failedItems(payload: string, messageIds: readonly string[]): Set<string> | undefined {
  const { success, data } = BatchResponse.safeParse(JSON.parse(payload));
  if (!success) return undefined;
  const failed = (data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => messageIds.includes(id)) ? new Set(failed) : undefined;
}
