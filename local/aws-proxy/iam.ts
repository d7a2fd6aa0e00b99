import type { PolicyStatement } from "../template/policy-statement.ts";

export interface Demand {
  action: string;
  resource: string;
  /** Values of the partition keys in the request; empty for services that have none. */
  leadingKeys: readonly string[];
}

export type Verdict = "allowed" | "explicitly denied" | "not allowed";
export type Authorizer = (demand: Demand) => Verdict;

/** Prepares policies for many questions. Throws on a condition that it cannot evaluate. */
export function createAuthorizer(statements: readonly PolicyStatement[]): Authorizer {
  const compiled = statements.filter(concernsGuardedService).map(compile);
  const applies = (effect: PolicyStatement["effect"], demand: Demand) =>
    compiled.some((statement) => statement.effect === effect && statement.matches(demand));
  return (demand) => {
    if (applies("Deny", demand)) return "explicitly denied";
    return applies("Allow", demand) ? "allowed" : "not allowed";
  };
}

function concernsGuardedService({ actions }: PolicyStatement): boolean {
  return actions.some((action) => /^(dynamodb:|sqs:|\*)/i.test(action));
}

function compile(statement: PolicyStatement) {
  const actions = statement.actions.map((action) => pattern(action, "i"));
  const resources = statement.resources.map((resource) => pattern(resource));
  const conditions = Object.entries(statement.conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => condition(operator, key, values)),
  );
  return {
    effect: statement.effect,
    matches: (demand: Demand) =>
      actions.some((action) => action.test(demand.action)) &&
      resources.some((resource) => resource.test(demand.resource)) &&
      conditions.every((holds) => holds(demand)),
  };
}

function condition(operator: string, key: string, values: readonly string[]): (demand: Demand) => boolean {
  if (key.toLowerCase() !== "dynamodb:leadingkeys") {
    throw new Error(`A policy has a condition on ${key}, which the local runtime cannot evaluate`);
  }
  switch (operator) {
    case "ForAllValues:StringLike": {
      const patterns = values.map((value) => pattern(value));
      return ({ leadingKeys }) => leadingKeys.every((given) => patterns.some((like) => like.test(given)));
    }
    case "ForAllValues:StringEquals":
      return ({ leadingKeys }) => leadingKeys.every((given) => values.includes(given));
    default:
      throw new Error(
        `A policy uses the condition operator ${operator}, which the local runtime cannot evaluate`,
      );
  }
}

function pattern(text: string, flags = ""): RegExp {
  const literal = text.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`, `s${flags}`);
}
