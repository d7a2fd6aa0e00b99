import type { CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { QueryCommandOutput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";

type Image = Parameters<typeof unmarshall>[0];
type Item = Record<string, unknown>;

/** What an answer says, in a form that can be compared. Messages and metadata differ. */
export async function answerOf(asked: Promise<object>): Promise<object> {
  try {
    return outputOf(await asked);
  } catch (error) {
    return errorOf(error as Error);
  }
}

function outputOf({
  $metadata: _,
  ...output
}: Partial<QueryCommandOutput> & { Responses?: Record<string, Item[]> }) {
  const { Items, Count, LastEvaluatedKey, Responses, ...others } = output;
  const { Item } = others as { Item?: Item };
  return {
    ...(Item && { Item }),
    ...(Count !== undefined && { Count }),
    ...(Items && { Items }),
    ...(LastEvaluatedKey && { LastEvaluatedKey }),
    ...(Responses && { items: Object.values(Responses).flat().sort(byKey) }),
  };
}

function errorOf(error: Error) {
  const { CancellationReasons: reasons } = error as Partial<TransactionCanceledException>;
  const { Item } = error as { Item?: Image };
  // DynamoDB Local names an invalid update sometimes as the reason of a cancelled transaction, and sometimes not.
  if (reasons?.some(({ Code }) => Code === "ValidationError")) return { error: "ValidationException" };
  // The client refuses some requests by itself, with errors that have no code.
  if (!("$fault" in error)) return { error: "refused by the client" };
  return {
    error: error.name,
    ...(Item && { Item: unmarshall(Item) }),
    ...(reasons && { reasons: reasons.map(reasonOf) }),
  };
}

const reasonOf = ({ Code, Item }: CancellationReason) => ({ Code, ...(Item && { Item: unmarshall(Item) }) });

const byKey = (a: Item, b: Item): number => (`${a.PK} ${a.SK}` < `${b.PK} ${b.SK}` ? -1 : 1);
