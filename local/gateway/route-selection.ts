import type { Route } from "./gateway-definition.ts";

export interface SelectedRoute {
  readonly route: Route;
  readonly pathParameters: Record<string, string>;
}

interface Candidate {
  readonly route: Route;
  readonly method: string;
  readonly pattern: readonly string[];
}

/**
 * API Gateway's order: literal segments before `{param}` before `{proxy+}`, a method before ANY, `$default`
 * last. Path segments are matched and passed on decoded.
 */
export function createRouteSelection(routes: readonly Route[]) {
  const candidates = routes
    .filter(({ key }) => key !== "$default")
    .map(candidateOf)
    .sort(bySpecificity);
  const fallback = routes.find(({ key }) => key === "$default");

  return (method: string, segments: readonly string[]): SelectedRoute | undefined => {
    for (const candidate of candidates) {
      if (candidate.method !== method && candidate.method !== "ANY") continue;
      const pathParameters = match(candidate.pattern, segments);
      if (pathParameters !== undefined) return { route: candidate.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}

function candidateOf(route: Route): Candidate {
  const [method = "ANY", path = "/"] = route.key.split(" ");
  return { route, method, pattern: path.slice(1).split("/") };
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index];
    if (actual === undefined || (actual === "" && expected !== "")) return undefined;
    if (expected.endsWith("+}")) {
      parameters[expected.slice(1, -2)] = segments.slice(index).join("/");
      return parameters;
    }
    if (expected.startsWith("{")) parameters[expected.slice(1, -1)] = actual;
    else if (expected !== actual) return undefined;
  }
  return segments.length === pattern.length ? parameters : undefined;
}

function bySpecificity(a: Candidate, b: Candidate): number {
  const length = Math.max(a.pattern.length, b.pattern.length);
  for (let index = 0; index < length; index++) {
    const difference = weight(a.pattern[index]) - weight(b.pattern[index]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === "ANY") - Number(b.method === "ANY");
}

function weight(segment: string | undefined): number {
  if (segment?.endsWith("+}")) return 2;
  return segment?.startsWith("{") ? 1 : 0;
}
