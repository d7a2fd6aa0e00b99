import { LOCAL_ACCOUNT, tableArn } from "../template/account.ts";
import type { Access } from "./accesses.ts";
import { type AwsResponse, failure } from "./aws-response.ts";
import type { Authorizer, Demand, Verdict } from "./iam.ts";

/** Returns the refusal, if there is one; the first access that is not permitted decides. */
export function refuse(
  functionName: string,
  authorize: Authorizer,
  demands: readonly Demand[],
  log: (line: string) => void,
): AwsResponse | undefined {
  for (const demand of demands) {
    const verdict = authorize(demand);
    if (verdict !== "allowed") {
      log(`AccessDenied ${functionName}: ${demand.action} on ${demand.resource} (${why(demand, verdict)})`);
      return failure("coral", "AccessDeniedException", message(functionName, demand, verdict));
    }
  }
  return undefined;
}

/** Returns one demand for each permission and resource, with the partition keys that it concerns. */
export function demandsOf(accesses: readonly Access[]): Demand[] {
  const demands = new Map<string, { action: string; resource: string; leadingKeys: string[] }>();
  for (const { action, table, index, leadingKey } of accesses) {
    const resource =
      table === undefined ? "*" : tableArn(table) + (index === undefined ? "" : `/index/${index}`);
    const key = `${action} ${resource}`;
    const demand = demands.get(key) ?? { action, resource, leadingKeys: [] };
    if (leadingKey !== undefined) demand.leadingKeys.push(leadingKey);
    demands.set(key, demand);
  }
  return [...demands.values()].map(({ leadingKeys, ...demand }) => ({
    ...demand,
    conditionKeys: { [LEADING_KEYS]: leadingKeys },
  }));
}

const LEADING_KEYS = "dynamodb:leadingkeys";

export const userArn = (functionName: string): string =>
  `arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${functionName}/${functionName}`;

function message(functionName: string, { action, resource }: Demand, verdict: Verdict): string {
  const reason =
    verdict === "explicitly denied"
      ? "with an explicit deny in an identity-based policy"
      : `because no identity-based policy allows the ${action} action`;
  return `User: ${userArn(functionName)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

function why({ conditionKeys }: Demand, verdict: Verdict): string {
  const leadingKeys = conditionKeys?.[LEADING_KEYS] ?? [];
  const about = leadingKeys.length > 0 ? ` for partition ${[...new Set(leadingKeys)].join(", ")}` : "";
  return verdict === "explicitly denied"
    ? `its role denies it${about}`
    : `its role does not allow it${about}`;
}
