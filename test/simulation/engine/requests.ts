import { invalid, noSuchTable } from "./errors.ts";

/** Receives the answer of one request, which may come later. */
export interface Reply {
  readonly with: (output: object) => void;
  readonly fail: (error: Error) => void;
}

/** Refuses a request with parameters that this engine does not know, so that nothing is silently ignored. */
export function onlyKnown(input: object, known: readonly string[]): void {
  for (const name in input)
    if (!known.includes(name) && input[name as keyof typeof input] !== undefined)
      throw new Error(`this engine does not know the parameter ${name}`);
}

export function checkTable(name: string | undefined, expected: string): void {
  if (name === undefined)
    throw invalid("The parameter 'TableName' is required but was not present in the request");
  if (name !== expected) throw noSuchTable();
}

export const UPDATE_PARAMETERS = [
  "TableName",
  "Key",
  "UpdateExpression",
  "ConditionExpression",
  "ExpressionAttributeNames",
  "ExpressionAttributeValues",
  "ReturnValuesOnConditionCheckFailure",
];
export const CHECK_PARAMETERS = UPDATE_PARAMETERS.filter((name) => name !== "UpdateExpression");
