export interface PolicyStatement {
  effect: "Allow" | "Deny";
  /** The form in the policy: `dynamodb:UpdateItem`, `sqs:*`. */
  actions: string[];
  resources: string[];
  /** Operator → condition key → values. */
  conditions: Record<string, Record<string, string[]>>;
}
