import type { IncomingMessage } from "node:http";
import { resourcesOfType, type Template } from "../template/cloudformation.ts";
import type { Resolver } from "../template/resolver.ts";

/** What CloudFront adds to requests to the API. */
export interface Edge {
  readonly headers: Readonly<Record<string, string>>;
}

interface Origin {
  DomainName: string;
  OriginCustomHeaders?: { HeaderName: string; HeaderValue: string }[];
}

/** Returns undefined if the template has no distribution in front of the API. */
export function readEdge(template: Template, resolver: Resolver): Edge | undefined {
  const hosts = resourcesOfType(template, "AWS::ApiGatewayV2::Api").map(([id]) =>
    String(resolver({ "Fn::GetAtt": [id, "ApiEndpoint"] })).replace("https://", ""),
  );
  const names = resourcesOfType(template, "AWS::ApiGatewayV2::DomainName").map(
    ([, { Properties }]) => Properties.DomainName,
  );
  const origin = resourcesOfType(template, "AWS::CloudFront::Distribution")
    .flatMap(([, { Properties }]) => {
      const { DistributionConfig } = resolver(Properties) as { DistributionConfig: { Origins: Origin[] } };
      return DistributionConfig.Origins;
    })
    .find(({ DomainName }) => [...hosts, ...names].includes(DomainName));
  if (origin === undefined) return undefined;
  const headers = (origin.OriginCustomHeaders ?? []).map(
    ({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue] as const,
  );
  return { headers: Object.fromEntries(headers) };
}

/**
 * The headers that CloudFront forwards: its own replace the viewer's, and the viewer's address ends the list.
 */
export function headersThrough(edge: Edge | undefined, request: IncomingMessage, viewer: string): string[] {
  if (edge === undefined) return request.rawHeaders;
  const kept: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [name = "", value = ""] = request.rawHeaders.slice(index, index + 2);
    if (!(name.toLowerCase() in edge.headers)) kept.push(name, value);
  }
  return [...kept, "x-forwarded-for", viewer, ...Object.entries(edge.headers).flat()];
}
