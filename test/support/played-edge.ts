import { runInNewContext } from "node:vm";
import { asMatched } from "../../lib/constructs/website/api-paths.ts";
import { resourcesOfType, type Template } from "../../local/template/cloudformation.ts";
import type { Resolver } from "../../local/template/resolver.ts";

interface Behavior {
  readonly PathPattern: string;
  readonly TargetOriginId: string;
  readonly CachePolicyId: { readonly Ref: string };
  readonly FunctionAssociations?: readonly {
    readonly FunctionARN: { "Fn::GetAtt": [string, "FunctionARN"] };
  }[];
}

interface Distribution {
  readonly CacheBehaviors: readonly Behavior[];
}

export interface EdgeResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type SentHeaders = Readonly<Record<string, string>>;
type AskOrigin = (path: string, headers: SentHeaders) => Promise<EdgeResponse>;

/** What CloudFront would do with reads of the API, by the template's own behaviours, policies and functions, on a clock of the test's. */
export function playedEdge(template: Template, resolver: Resolver, askOrigin: AskOrigin, now: () => number) {
  const propertiesOf = <T>(id: string) => template.Resources[id]?.Properties as T;
  const [[distribution] = [""]] = resourcesOfType(template, "AWS::CloudFront::Distribution");
  const { DistributionConfig } = propertiesOf<{ DistributionConfig: Distribution }>(distribution);
  const kept = new Map<string, { readonly answer: EdgeResponse; readonly until: number }>();

  function behaviorOf(path: string): Behavior {
    const matches = ({ PathPattern }: Behavior) =>
      new RegExp(`^${PathPattern.replaceAll("*", ".*")}$`).test(asMatched(path));
    const found = DistributionConfig.CacheBehaviors.find(matches);
    if (found === undefined) throw new Error(`no behaviour for ${path}`);
    return found;
  }

  const policyOf = ({ CachePolicyId: { Ref } }: Behavior): CachePolicy =>
    propertiesOf<{ CachePolicyConfig: CachePolicy }>(Ref).CachePolicyConfig;

  function throughFunction({ FunctionAssociations: [association] = [] }: Behavior, headers: SentHeaders) {
    if (association === undefined) return headers;
    const [id] = association.FunctionARN["Fn::GetAtt"];
    const code = resolver(propertiesOf<{ FunctionCode: unknown }>(id).FunctionCode);
    const request = { method: "GET", headers: wrapped(headers) };
    const result = runInNewContext(`${code}; handler({ request })`, { request, Buffer });
    return unwrapped(result.headers);
  }

  return {
    behaviorOf,
    policyOf,

    async get(path: string, sent: SentHeaders = {}): Promise<EdgeResponse> {
      const behavior = behaviorOf(path.replace(/\?.*$/s, ""));
      const { MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: inKey } = policyOf(behavior);
      const headers = throughFunction(behavior, sent);
      const named = (inKey.HeadersConfig.Headers ?? []).map((name) => headers[name.toLowerCase()] ?? null);
      const asked = withQueryOf(path, inKey.QueryStringsConfig);
      const key = JSON.stringify([asked, named]);
      const known = kept.get(key);
      if (known !== undefined && now() < known.until) return known.answer;
      const answer = await askOrigin(asked, headers);
      const seconds = Math.min(secondsOf(answer), MaxTTL);
      if (seconds > 0) kept.set(key, { answer, until: now() + seconds * 1_000 });
      return answer;
    },
  };
}

interface CachePolicy {
  readonly MinTTL: number;
  readonly MaxTTL: number;
  readonly ParametersInCacheKeyAndForwardedToOrigin: {
    readonly HeadersConfig: { readonly Headers?: readonly string[] };
    readonly QueryStringsConfig: QueryStrings;
  };
}

interface QueryStrings {
  readonly QueryStringBehavior: string;
  readonly QueryStrings?: readonly string[];
}

/** The path with the parameters that CloudFront passes on, in its order. */
function withQueryOf(path: string, { QueryStringBehavior, QueryStrings = [] }: QueryStrings): string {
  const { pathname, searchParams } = new URL(path, "https://edge");
  if (QueryStringBehavior === "all") return path;
  const passed = [...searchParams].filter(([name]) => QueryStrings.includes(name));
  return passed.length === 0 ? pathname : `${pathname}?${new URLSearchParams(passed)}`;
}

function secondsOf({ status, headers }: EdgeResponse): number {
  const control = headers.get("cache-control") ?? "";
  if (status !== 200 || /private|no-store|no-cache/.test(control)) return 0;
  return Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
}

const wrapped = (headers: SentHeaders) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), { value }]));

const unwrapped = (headers: Record<string, { value: string }>): SentHeaders =>
  Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
