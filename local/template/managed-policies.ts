import type { PolicyStatement } from "./policy-statement.ts";

const allow = (...actions: string[]): PolicyStatement[] => [
  { effect: "Allow", actions, resources: ["*"], conditions: {} },
];

const KNOWN: Record<string, PolicyStatement[]> = {
  AWSLambdaSQSQueueExecutionRole: allow("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
  AWSLambdaDynamoDBExecutionRole: allow(
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
  ),
};

/**
 * What AWS's managed policies allow for the services that this machine guards; an unknown policy allows
 * nothing.
 */
export function statementsOfManagedPolicy(arn: string): PolicyStatement[] {
  return KNOWN[arn.split("/").at(-1) ?? ""] ?? [];
}
