import { resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";

/** A bucket of the template, and which pages may send to it. */
export interface LocalBucket {
  readonly name: string;
  readonly cors: readonly CorsRule[];
}

interface CorsRule {
  readonly AllowedMethods: readonly string[];
  readonly AllowedOrigins: readonly string[];
}

export function readBuckets(template: Template, resolver: Resolver): LocalBucket[] {
  return resourcesOfType(template, "AWS::S3::Bucket").map(([logicalId, { Properties }]) => {
    const { CorsConfiguration } = resolver(Properties) as { CorsConfiguration?: { CorsRules: CorsRule[] } };
    return { name: String(resolver({ Ref: logicalId })), cors: CorsConfiguration?.CorsRules ?? [] };
  });
}

/** The headers with which a page of `origin` may read the answer; undefined if it may not. */
export function corsHeaders(
  { cors }: LocalBucket,
  method: string,
  origin: string | undefined,
): Record<string, string> | undefined {
  const rule = cors.find(({ AllowedMethods, AllowedOrigins }) => {
    const allows = origin !== undefined && (AllowedOrigins.includes("*") || AllowedOrigins.includes(origin));
    return allows && AllowedMethods.includes(method);
  });
  if (rule === undefined || origin === undefined) return undefined;
  const isForAll = rule.AllowedOrigins.includes("*");
  return {
    "access-control-allow-origin": isForAll ? "*" : origin,
    "access-control-allow-methods": rule.AllowedMethods.join(", "),
    vary: "Origin",
  };
}
