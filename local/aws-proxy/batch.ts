import type { AwsResponse } from "./aws-response.ts";
import type { DynamoDbRequest, WriteRequest } from "./dynamodb-request.ts";

type Requests = Record<string, WriteRequest[]>;

/** A BatchWriteItem without the items that cannot be written now; those are returned as unprocessed. */
export interface Batch {
  forwarded: DynamoDbRequest;
  withheld: Requests;
  nothingLeft: boolean;
}

/** Positions count through all tables of the request. */
export function withhold(request: DynamoDbRequest, positions: readonly number[]): Batch {
  const forwarded: Requests = {};
  const withheld: Requests = {};
  let position = 0;
  for (const [table, requests] of Object.entries((request.RequestItems ?? {}) as Requests)) {
    for (const write of requests) {
      const side = positions.includes(position++) ? withheld : forwarded;
      side[table] = [...(side[table] ?? []), write];
    }
  }
  const nothingLeft = positions.length > 0 && Object.keys(forwarded).length === 0;
  return { forwarded: { ...request, RequestItems: forwarded }, withheld, nothingLeft };
}

export function mergeUnprocessed(answer: AwsResponse, { withheld }: Batch): AwsResponse {
  if (answer.status !== 200 || Object.keys(withheld).length === 0) return answer;
  const body = JSON.parse(answer.body) as { UnprocessedItems?: Requests };
  const unprocessed: Requests = { ...body.UnprocessedItems };
  for (const [table, requests] of Object.entries(withheld)) {
    unprocessed[table] = [...(unprocessed[table] ?? []), ...requests];
  }
  return { ...answer, body: JSON.stringify({ ...body, UnprocessedItems: unprocessed }) };
}
