export const NO_VALUE = Symbol("AWS::NoValue");

export type Evaluate = (value: unknown) => unknown;

export interface Scope {
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): string;
  mapping(map: string, key: string, name: string): unknown;
  condition(name: string): unknown;
}

type Intrinsic = (argument: unknown, scope: Scope, evaluate: Evaluate) => unknown;

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (name, scope) => scope.ref(text(name)),
  "Fn::GetAtt": (argument, scope, evaluate) => {
    const [logicalId, ...attribute] = typeof argument === "string" ? argument.split(".") : list(argument);
    return scope.attribute(text(logicalId), attribute.map((part) => text(evaluate(part))).join("."));
  },
  "Fn::Join": (argument, _, evaluate) => {
    const [separator, parts] = list(argument);
    return list(evaluate(parts)).map(text).join(text(separator));
  },
  "Fn::Sub": (argument, scope, evaluate) => {
    const [pattern, variables] = typeof argument === "string" ? [argument, {}] : list(argument);
    return substitute(text(pattern), evaluate(variables ?? {}) as Record<string, unknown>, scope);
  },
  "Fn::Select": (argument, _, evaluate) => {
    const [index, values] = list(argument);
    const chosen = list(evaluate(values))[Number(evaluate(index))];
    if (chosen === undefined) throw new Error(`Fn::Select finds nothing at ${String(index)}`);
    return chosen;
  },
  "Fn::Split": (argument, _, evaluate) => {
    const [separator, value] = list(argument);
    return text(evaluate(value)).split(text(separator));
  },
  "Fn::FindInMap": (argument, scope, evaluate) => {
    const [map = "", key = "", name = ""] = list(argument).map((part) => text(evaluate(part)));
    const found = scope.mapping(map, key, name);
    if (found === undefined) throw new Error(`Fn::FindInMap finds nothing at ${map}.${key}.${name}`);
    return found;
  },
  "Fn::Base64": (argument, _, evaluate) => Buffer.from(text(evaluate(argument))).toString("base64"),
  "Fn::If": (argument, scope, evaluate) => {
    const [name, then, otherwise] = list(argument);
    return evaluate(holds({ Condition: name }, scope, evaluate) ? then : otherwise);
  },
};

export function evaluateIntrinsic(
  name: string,
  argument: unknown,
  scope: Scope,
  evaluate: Evaluate,
): unknown {
  const intrinsic = INTRINSICS[name];
  if (!intrinsic) throw new Error(`The template uses ${name}, which the local runtime does not know`);
  return intrinsic(argument, scope, evaluate);
}

function holds(condition: unknown, scope: Scope, evaluate: Evaluate): boolean {
  const [name, argument] = Object.entries(condition as Record<string, unknown>)[0] ?? [];
  const within = (inner: unknown) => holds(inner, scope, evaluate);
  switch (name) {
    case "Condition": {
      const definition = scope.condition(text(argument));
      if (!definition)
        throw new Error(`The template refers to condition ${String(argument)}, which it does not define`);
      return within(definition);
    }
    case "Fn::Equals": {
      const [left, right] = list(argument);
      return JSON.stringify(evaluate(left)) === JSON.stringify(evaluate(right));
    }
    case "Fn::And":
      return list(argument).every(within);
    case "Fn::Or":
      return list(argument).some(within);
    case "Fn::Not":
      return !within(list(argument)[0]);
    default:
      throw new Error(
        `The template uses ${String(name)} in a condition, which the local runtime does not know`,
      );
  }
}

function substitute(pattern: string, variables: Record<string, unknown>, scope: Scope): string {
  return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in variables) return text(variables[name]);
    const [logicalId = "", ...attribute] = name.split(".");
    return attribute.length > 0 ? scope.attribute(logicalId, attribute.join(".")) : text(scope.ref(name));
  });
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value))
    throw new Error(`The template has ${JSON.stringify(value)} where a list is needed`);
  return value;
}

function text(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw new Error(`The template has ${JSON.stringify(value)} where a text is needed`);
  }
  return String(value);
}
