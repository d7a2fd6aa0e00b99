import type { DynamoDbRequest } from "./dynamodb-request.ts";

/** Returns the partition key's value in a query's condition. */
export function queriedPartition(
  request: DynamoDbRequest,
  partitionKey: string | undefined,
): string | undefined {
  if (partitionKey === undefined) return undefined;
  const old = request.KeyConditions?.[partitionKey]?.AttributeValueList?.[0];
  if (old) return String(Object.values(old)[0]);
  const equalities = request.KeyConditionExpression?.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g) ?? [];
  for (const [, name = "", placeholder = ""] of equalities) {
    const attribute = name.startsWith("#") ? request.ExpressionAttributeNames?.[name] : name;
    const value = request.ExpressionAttributeValues?.[placeholder];
    if (attribute === partitionKey && value) return String(Object.values(value)[0]);
  }
  return undefined;
}
