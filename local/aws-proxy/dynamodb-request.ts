export type Attributes = Record<string, Record<string, unknown>>;

/** The members of DynamoDB's requests that permissions and conflicts depend on. */
export interface DynamoDbRequest {
  TableName?: string;
  IndexName?: string;
  ConsistentRead?: boolean;
  Key?: Attributes;
  Item?: Attributes;
  KeyConditionExpression?: string;
  KeyConditions?: Record<
    string,
    { ComparisonOperator: string; AttributeValueList?: Record<string, unknown>[] }
  >;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Attributes;
  RequestItems?: Record<string, WriteRequest[] | { Keys: Attributes[] }>;
  TransactItems?: Partial<Record<TransactAction, TransactItem>>[];
  ReturnConsumedCapacity?: "INDEXES" | "TOTAL" | "NONE";
  ClientRequestToken?: string;
}

export type TransactAction = "Put" | "Update" | "Delete" | "ConditionCheck" | "Get";

interface TransactItem {
  TableName: string;
  Key?: Attributes;
  Item?: Attributes;
}

export interface WriteRequest {
  PutRequest?: { Item: Attributes };
  DeleteRequest?: { Key: Attributes };
}
