import { runInNewContext } from "node:vm";
import type { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { asMatched } from "../../lib/constructs/website/api-paths.ts";
import { createWebsite } from "../../local/website/website.ts";
import { addresses } from "../support/app-addresses.ts";
import { resolverOf, resource, resources, servicesWith } from "./support/stacks.ts";

const ISSUER = "https://id.example.org/tenant";

const templates = servicesWith({
  defaults: () => ({}),
  oidc: () => ({ identity: { issuer: ISSUER, audience: ["rsvp"] } }),
});

const config = resource(templates.defaults, "AWS::CloudFront::Distribution").Properties.DistributionConfig;
const behaviour = (pattern: string) =>
  config.CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === pattern);
const originOf = ({ TargetOriginId }: { TargetOriginId: string }) =>
  config.Origins.find(({ Id }: { Id: string }) => Id === TargetOriginId);

describe("the distribution", () => {
  test("speaks HTTP/2 and 3 from the cheapest edges, also over IPv6, and has the page at its root", () => {
    expect(config).toMatchObject({
      Enabled: true,
      HttpVersion: "http2and3",
      IPV6Enabled: true,
      PriceClass: "PriceClass_100",
      DefaultRootObject: "index.html",
    });
  });

  test("signs its own requests to S3", () => {
    const [, access] = resources(templates.defaults, "AWS::CloudFront::OriginAccessControl");
    expect(access?.[1].Properties.OriginAccessControlConfig).toMatchObject({
      OriginAccessControlOriginType: "s3",
      SigningBehavior: "always",
      SigningProtocol: "sigv4",
    });
    for (const files of [config.DefaultCacheBehavior, behaviour("/assets/*")]) {
      expect(originOf(files).OriginAccessControlId).toEqual({ "Fn::GetAtt": [access?.[0], "Id"] });
    }
  });

  test("calls the API with TLS 1.2 or newer, at the API's own address, and waits longer than API Gateway", () => {
    const [api] = resources(templates.defaults, "AWS::ApiGatewayV2::Api")[0] ?? [];
    const origin = originOf(behaviour("/api/*"));
    expect(origin.CustomOriginConfig).toEqual({
      OriginProtocolPolicy: "https-only",
      OriginSSLProtocols: ["TLSv1.2"],
      OriginReadTimeout: 35,
    });
    const host = resolverOf(templates.defaults)(origin.DomainName);
    expect(host).toBe(`${api}.execute-api.us-east-1.amazonaws.com`);
  });

  test("serves files compressed, only for reading methods, and only with TLS", () => {
    for (const files of [config.DefaultCacheBehavior, behaviour("/assets/*")]) {
      expect(files).toMatchObject({
        AllowedMethods: ["GET", "HEAD"],
        Compress: true,
        ViewerProtocolPolicy: "redirect-to-https",
        // This is AWS's CachingOptimized: compressed, no part of the request in the key, at least one second.
        CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      });
      expect(files).not.toHaveProperty("OriginRequestPolicyId");
    }
  });

  test.each(["/api", "/api/*"])("passes everything below %s to the API, with all methods", (pattern) => {
    expect(behaviour(pattern)).toMatchObject({
      AllowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
      Compress: true,
      ViewerProtocolPolicy: "https-only",
      // This is AWS's AllViewerExceptHostHeader.
      OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    });
    expect(behaviour(pattern)).not.toHaveProperty("FunctionAssociations");
  });

  test("caches the API's answers as long as their headers say, and never shares personal answers", () => {
    const [id, policy] =
      resources(templates.defaults, "AWS::CloudFront::CachePolicy").find(([id]) => /apicaching/.test(id)) ??
      [];
    expect(behaviour("/api/*").CachePolicyId).toEqual({ Ref: id });
    expect(behaviour("/api").CachePolicyId).toEqual({ Ref: id });
    expect(policy?.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 60,
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: "whitelist", Headers: ["Authorization", "Accept", "Origin"] },
        QueryStringsConfig: { QueryStringBehavior: "all" },
        CookiesConfig: { CookieBehavior: "none" },
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
      },
    });
  });

  test("replaces no error with a page, and caches no error", () => {
    const codes = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];
    expect(config.CustomErrorResponses).toEqual(
      codes.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    );
  });

  test("has names of global parts that differ for each region", () => {
    const names = Object.values(templates.defaults.toJSON().Resources as Record<string, never>)
      .filter(({ Type }: { Type: string }) => /CloudFront::(?!Distribution)/.test(Type))
      .map((part) => JSON.stringify(part).match(/"Name":(\{.*?\}\]\}|\{.*?\]\]\}|"[^"]*")/)?.[1]);
    expect(names).toHaveLength(10);
    for (const name of names) expect(name).toContain(JSON.stringify({ Ref: "AWS::Region" }));
  });
});

/** What CloudFront serves at an address: the API, the page, a file, or its own refusal. */
function answerAt(path: string) {
  // CloudFront normalizes a path to choose a behaviour, and forwards it as it was sent.
  const matches = ({ PathPattern }: { PathPattern: string }) =>
    new RegExp(`^${PathPattern.replaceAll("*", ".*")}$`).test(asMatched(path));
  const chosen = config.CacheBehaviors.find(matches) ?? config.DefaultCacheBehavior;
  if (originOf(chosen).CustomOriginConfig !== undefined) return "the API";
  const request = { method: "GET", uri: path, querystring: {}, headers: {}, cookies: {} };
  const [routing] = chosen.FunctionAssociations ?? [];
  if (routing === undefined) return request.uri;
  expect(routing.EventType).toBe("viewer-request");
  const [id, { Properties }] = resources(templates.defaults, "AWS::CloudFront::Function").find(([id]) =>
    /pagerouting/.test(id),
  ) ?? ["", {}];
  expect(routing.FunctionARN).toEqual({ "Fn::GetAtt": [id, "FunctionARN"] });
  expect(Properties).toMatchObject({ AutoPublish: true, FunctionConfig: { Runtime: "cloudfront-js-2.0" } });
  const event = { context: { requestId: "request-1" }, request };
  const result = runInNewContext(`${Properties.FunctionCode}; handler(event)`, { event, decodeURIComponent });
  return result.uri ?? result;
}

describe("an address", () => {
  test.each(addresses.page)("of the app has its page: %s", (path) => {
    expect(answerAt(path)).toBe("/index.html");
  });

  test.each(addresses.api)("of the API is passed on: %s", (path) => {
    expect(answerAt(path)).toBe("the API");
  });

  test.each(addresses.refused)("that looks like one of the API is refused in the same way: %s", (path) => {
    const { statusCode, headers, body } = answerAt(path);
    expect({ statusCode, type: headers["content-type"].value }).toEqual({
      statusCode: 404,
      type: "application/problem+json",
    });
    expect(JSON.parse(body.data)).toMatchObject({
      status: 404,
      code: "ROUTE_NOT_FOUND",
      requestId: "request-1",
    });
  });

  test.each([...addresses.missing, "/config.json", "/icon.svg", "/index.html"])(
    "of a file belongs to that file, whether it exists or not: %s",
    (path) => {
      expect(answerAt(path)).toBe(path);
    },
  );
});

const OF_APP = "servedheaders";

describe("the headers of the app", () => {
  const headersOf = (template: Template): Record<string, string> => {
    const { Properties } = resource(template, "AWS::CloudFront::ResponseHeadersPolicy", OF_APP);
    const { CustomHeadersConfig, SecurityHeadersConfig } = Properties.ResponseHeadersPolicyConfig;
    const { ContentSecurityPolicy, FrameOptions, ReferrerPolicy, StrictTransportSecurity, ...others } =
      SecurityHeadersConfig;
    expect(others).toEqual({ ContentTypeOptions: { Override: true } });
    for (const each of [ContentSecurityPolicy, FrameOptions, ReferrerPolicy, StrictTransportSecurity]) {
      expect(each.Override).toBe(true);
    }
    const custom: { Header: string; Value: string; Override: boolean }[] = CustomHeadersConfig.Items;
    expect(custom.filter(({ Override }) => !Override)).toEqual([]);
    return {
      ...Object.fromEntries(custom.map(({ Header, Value }) => [Header, Value])),
      "content-security-policy": String(resolverOf(template)(ContentSecurityPolicy.ContentSecurityPolicy)),
      "referrer-policy": ReferrerPolicy.ReferrerPolicy,
      "x-content-type-options": "nosniff",
      "x-frame-options": FrameOptions.FrameOption,
    };
  };

  /** Of the bucket of pictures. */
  const uploadOriginOf = (template: Template): string => {
    const [id] = resources(template, "AWS::S3::Bucket").find(([id]) => id.includes("pictures")) ?? [];
    return `https://${resolverOf(template)({ "Fn::GetAtt": [id, "RegionalDomainName"] })}`;
  };

  test("are those of the local service", async () => {
    const local = createWebsite({
      directory: "/nowhere",
      config: { issuer: ISSUER },
      uploadOrigin: uploadOriginOf(templates.oidc),
    });
    const answer = await local({ url: "/", method: "GET", headers: {} } as never);
    const { "content-type": _, ...headers } = answer?.headers ?? {};
    expect(Object.keys(headers)).toHaveLength(6);
    expect(headersOf(templates.oidc)).toEqual(headers);
  });

  test("allow the requests that Cognito needs: discovery, keys and tokens", () => {
    const [, connect] =
      /connect-src ([^;]+);/.exec(headersOf(templates.defaults)["content-security-policy"] ?? "") ?? [];
    const [pages] = resources(templates.defaults, "AWS::Cognito::UserPoolDomain")[0] ?? [];
    expect(connect).toBe(
      `'self' https://cognito-idp.us-east-1.amazonaws.com https://${pages}.auth.us-east-1.amazoncognito.com ${uploadOriginOf(templates.defaults)}`,
    );
  });

  test("make browsers use TLS for a year, but not for subdomains", () => {
    const { Properties } = resource(templates.defaults, "AWS::CloudFront::ResponseHeadersPolicy", OF_APP);
    expect(Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity).toEqual({
      AccessControlMaxAgeSec: 31_536_000,
      IncludeSubdomains: false,
      Override: true,
    });
  });

  test("are on the page and on assets, while answers of the API have those of AWS", () => {
    const [id] =
      resources(templates.defaults, "AWS::CloudFront::ResponseHeadersPolicy").find(([id]) =>
        id.includes(OF_APP),
      ) ?? [];
    for (const files of [config.DefaultCacheBehavior, behaviour("/assets/*")]) {
      expect(files.ResponseHeadersPolicyId).toEqual({ Ref: id });
    }
    expect(behaviour("/api/*").ResponseHeadersPolicyId).toBe("67f7725c-6f97-4210-82d7-5512b31e9d03");
  });
});
