import * as z from "zod/mini";

const BatchResponse = z.nullable(
  z.object({
    batchItemFailures: z.nullish(z.array(z.object({ itemIdentifier: z.string().check(z.minLength(1)) }))),
  }),
);

/**
 * The ids of the messages that a function reports as failed. Undefined where Lambda would take the whole batch as failed:
 * an answer of another form, or the id of a message that was not in the batch.
 */
export function failedItems(payload: string, messageIds: readonly string[]): Set<string> | undefined {
  const { success, data } = BatchResponse.safeParse(JSON.parse(payload));
  if (!success) return undefined;
  const failed = (data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => messageIds.includes(id)) ? new Set(failed) : undefined;
}
