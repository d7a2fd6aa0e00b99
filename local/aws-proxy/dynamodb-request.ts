export type Attributes = Record<string, Record<string, unknown>>;

/** The placeholders of expressions. */
export interface Expressed {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Attributes;
}

/** The parts of a write that say what the item becomes. */
export interface WrittenItem extends Expressed {
  Item?: Attributes;
  UpdateExpression?: string;
}

/** The members of DynamoDB's requests that permissions, conflicts and throttles depend on. */
export interface DynamoDbRequest extends WrittenItem {
  TableName?: string;
  IndexName?: string;
  ConsistentRead?: boolean;
  Key?: Attributes;
  KeyConditionExpression?: string;
  KeyConditions?: Record<
    string,
    { ComparisonOperator: string; AttributeValueList?: Record<string, unknown>[] }
  >;
  RequestItems?: Record<string, WriteRequest[] | { Keys: Attributes[] }>;
  TransactItems?: Partial<Record<TransactAction, TransactItem>>[];
  ReturnConsumedCapacity?: "INDEXES" | "TOTAL" | "NONE";
  ClientRequestToken?: string;
}

export type TransactAction = "Put" | "Update" | "Delete" | "ConditionCheck" | "Get";

interface TransactItem extends WrittenItem {
  TableName: string;
  Key?: Attributes;
}

export interface WriteRequest {
  PutRequest?: { Item: Attributes };
  DeleteRequest?: { Key: Attributes };
}
