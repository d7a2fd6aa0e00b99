import type { DynamoDbRequest, Expressed } from "./dynamodb-request.ts";

/** Returns the partition key's value in a query's condition. */
export function queriedPartition(
  request: DynamoDbRequest,
  partitionKey: string | undefined,
): string | undefined {
  if (partitionKey === undefined) return undefined;
  const old = request.KeyConditions?.[partitionKey]?.AttributeValueList?.[0];
  if (old) return String(Object.values(old)[0]);
  return equalTo(partitionKey, request.KeyConditionExpression, request);
}

/** Returns the value that an expression compares with the attribute, or assigns to it, by `=`. */
export function equalTo(
  attribute: string,
  expression: string | undefined,
  { ExpressionAttributeNames: names, ExpressionAttributeValues: values }: Expressed,
): string | undefined {
  for (const [, name = "", placeholder = ""] of expression?.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g) ?? []) {
    const value = values?.[placeholder];
    if ((name.startsWith("#") ? names?.[name] : name) === attribute && value)
      return String(Object.values(value)[0]);
  }
  return undefined;
}
