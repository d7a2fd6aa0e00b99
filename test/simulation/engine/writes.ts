import type { TransactWriteCommandInput, UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { invalid, type ReasonCode } from "./errors.ts";
import { holds } from "./expressions/evaluate-condition.ts";
import { updated } from "./expressions/evaluate-update.ts";
import type { Placeholders } from "./expressions/operands.ts";
import { type ParsedExpressions, parsedExpressions, placeholdersOf } from "./expressions/parsed.ts";
import { sizeOf } from "./sizes.ts";
import type { State } from "./state.ts";
import type { ItemKey } from "./stored-items.ts";
import { type Attributes, marshalledAttributes } from "./values.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
type WriteInput =
  | UpdateCommandInput
  | NonNullable<TransactItem["Update"]>
  | NonNullable<TransactItem["ConditionCheck"]>;

/** A write whose request has been found valid. */
export interface PreparedWrite {
  readonly key: ItemKey;
  readonly parsed: ParsedExpressions;
  readonly given: Placeholders;
  readonly returnsOld: boolean;
}

/** What a write comes to with the item as it is. */
export type Decision =
  | { readonly agreed: true; readonly before: Attributes | undefined; readonly after: Attributes | undefined }
  | {
      readonly agreed: false;
      readonly code: ReasonCode;
      readonly before: Attributes | undefined;
      readonly error?: Error;
    };

/** DynamoDB's limit for an item. */
const MAX_ITEM_BYTES = 400 * 1_024;

export function prepareWrite(state: State, input: WriteInput): PreparedWrite {
  const key = state.items.keyOf(input.Key);
  const values = input.ExpressionAttributeValues && marshalledAttributes(input.ExpressionAttributeValues);
  const given = placeholdersOf(input.ExpressionAttributeNames, values);
  const parsed = parsedExpressions(input, given);
  return { key, parsed, given, returnsOld: input.ReturnValuesOnConditionCheckFailure === "ALL_OLD" };
}

/** Decides a write by the item's present state. It changes nothing. */
export function decide(state: State, { key, parsed, given }: PreparedWrite): Decision {
  const before = state.items.find(key);
  const { condition, update } = parsed;
  if (condition && !holds(condition, { item: before, ...given }))
    return { agreed: false, code: "ConditionalCheckFailed", before };
  if (!update) return { agreed: true, before, after: before };
  const { partition, sort } = state.definition.key;
  try {
    if (parsed.changed.some((name) => name === partition || name === sort))
      throw invalid("Cannot update an attribute that is part of the key");
    const after = updated(update, { item: before ?? state.items.attributesOf(key), ...given });
    for (const index of state.indexes.values()) index.check(after);
    if (sizeOf(after) > MAX_ITEM_BYTES)
      throw invalid("Item size to update has exceeded the maximum allowed size");
    return { agreed: true, before, after };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ValidationException") throw error;
    return { agreed: false, code: "ValidationError", before, error };
  }
}
