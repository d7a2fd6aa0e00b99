import type { PolicyStatement } from "../template/policy-statement.ts";

export interface Demand {
  action: string;
  resource: string;
  /** What the request gives for condition keys, by their names in lower case. */
  conditionKeys?: Readonly<Record<string, readonly string[]>>;
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
  return actions.some((action) => /^(dynamodb:|sqs:|ses:|s3:|\*)/i.test(action));
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

/** The condition keys that can be evaluated, and how many values a request gives for each. */
const CONDITION_KEYS: Readonly<Record<string, "one" | "many">> = {
  "dynamodb:leadingkeys": "many",
  "ses:feedbackaddress": "one",
  "ses:fromaddress": "one",
  "ses:fromdisplayname": "one",
  "ses:recipients": "many",
};

function condition(operator: string, key: string, values: readonly string[]): (demand: Demand) => boolean {
  const name = key.toLowerCase();
  const count = CONDITION_KEYS[name];
  if (count === undefined) {
    throw new Error(`A policy has a condition on ${key}, which the local runtime cannot evaluate`);
  }
  const matches = comparison(operator, count, values);
  return ({ conditionKeys }) => {
    const given = conditionKeys?.[name] ?? [];
    return (count === "many" || given.length > 0) && given.every(matches);
  };
}

function comparison(operator: string, count: "one" | "many", values: readonly string[]) {
  switch (count === "many" ? operator.replace(/^ForAllValues:/, "all:") : `all:${operator}`) {
    case "all:StringLike": {
      const patterns = values.map((value) => pattern(value));
      return (given: string) => patterns.some((like) => like.test(given));
    }
    case "all:StringEquals":
      return (given: string) => values.includes(given);
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
