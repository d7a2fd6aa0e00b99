import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey, HttpStage } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpUrlIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { describe, expect, test } from "vitest";
import { Throttles, type ThrottlesProps } from "../../lib/constructs/throttling.ts";
import type { Template as ReadTemplate } from "../../local/template/cloudformation.ts";
import { createResolver } from "../../local/template/resolver.ts";
import { deployedApp, resource, resources } from "./support/stacks.ts";

function stackWith(props: ThrottlesProps, region?: string): Stack {
  const stack = new Stack(new App(), "Test", { ...(region !== undefined && { env: { region } }) });
  const throttles = new Throttles(stack, "throttles", props);
  const httpApi = new HttpApi(stack, "api", { createDefaultStage: false });
  throttles.applyTo(new HttpStage(stack, "stage", { httpApi, throttle: throttles.ofAll }));
  return stack;
}

const routeOf = (httpApi: HttpApi) => ({
  httpApi,
  routeKey: HttpRouteKey.with("/api/events", HttpMethod.GET),
  integration: new HttpUrlIntegration("url", "https://conference.example"),
});

const limits = (template: Template) =>
  resource(template, "AWS::ApiGatewayV2::Stage").Properties.DefaultRouteSettings;
const all = (props: ThrottlesProps, region = "eu-central-1") =>
  limits(Template.fromStack(stackWith(props, region)));

describe("the limit of the API", () => {
  test("is the limit of an account in the region of the stack", () => {
    expect(all({})).toEqual({ ThrottlingBurstLimit: 5_000, ThrottlingRateLimit: 10_000 });
    expect(all({}, "eu-south-1")).toEqual({ ThrottlingBurstLimit: 1_250, ThrottlingRateLimit: 2_500 });
  });

  test.each([
    ["us-east-1", { ThrottlingBurstLimit: 5_000, ThrottlingRateLimit: 10_000 }],
    ["af-south-1", { ThrottlingBurstLimit: 1_250, ThrottlingRateLimit: 2_500 }],
    ["mx-central-1", { ThrottlingBurstLimit: 1_250, ThrottlingRateLimit: 2_500 }],
  ])("is chosen at deployment if the region is open: %s", (region, expected) => {
    const read = Template.fromStack(stackWith({})).toJSON() as ReadTemplate;
    const here = { ...read, Parameters: { ...read.Parameters, Here: { Type: "String", Default: region } } };
    const inRegion = JSON.parse(JSON.stringify(here).replaceAll('"AWS::Region"', '"Here"')) as ReadTemplate;
    const stage = Object.values(inRegion.Resources).find(({ Type }) => Type === "AWS::ApiGatewayV2::Stage");
    expect(createResolver(inRegion, {})(stage?.Properties.DefaultRouteSettings)).toEqual(expected);
  });

  test("follows the crowd: a request of each person in five seconds, half of them at once", () => {
    expect(all({ expectedCrowd: 3_000 })).toEqual({ ThrottlingBurstLimit: 1_500, ThrottlingRateLimit: 600 });
    expect(all({ expectedCrowd: 5 })).toEqual({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 });
  });

  test("has whole numbers for an odd crowd too, with half of them for public reads", () => {
    const stack = new Stack(new App(), "Test", { env: { region: "eu-central-1" } });
    const throttles = new Throttles(stack, "throttles", { expectedCrowd: 3_002 });
    const httpApi = new HttpApi(stack, "api", { createDefaultStage: false });
    const stage = new HttpStage(stack, "stage", { httpApi, throttle: throttles.ofAll });
    throttles.applyTo(stage);
    throttles.readBy(new HttpRoute(stack, "route", routeOf(httpApi)), "GET /api/events");
    expect(resource(Template.fromStack(stack), "AWS::ApiGatewayV2::Stage").Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingBurstLimit: 1_501, ThrottlingRateLimit: 601 },
      RouteSettings: { "GET /api/events": { ThrottlingBurstLimit: 751, ThrottlingRateLimit: 300.5 } },
    });
  });

  test("is never above the account's, and synthesis refuses a crowd that needs more", () => {
    expect(all({ expectedCrowd: 3_600 }, "eu-south-1")).toEqual({
      ThrottlingBurstLimit: 1_250,
      ThrottlingRateLimit: 720,
    });
    expect(() => stackWith({ expectedCrowd: 60_000 }, "eu-west-1")).toThrow("12000 requests per second");
  });

  test("is what the crowd needs if the account's quotas were raised", () => {
    expect(all({ expectedCrowd: 60_000, quotasRaised: true }, "eu-south-1")).toEqual({
      ThrottlingBurstLimit: 30_000,
      ThrottlingRateLimit: 12_000,
    });
    expect(all({ quotasRaised: true })).toEqual({ ThrottlingBurstLimit: 5_000, ThrottlingRateLimit: 10_000 });
  });

  test("is the deployer's own if one is given", () => {
    const throttling = { burst: 20_000, rate: 30_000 };
    expect(all({ throttling, expectedCrowd: 10 })).toEqual({
      ThrottlingBurstLimit: 20_000,
      ThrottlingRateLimit: 30_000,
    });
  });

  test.each([0, -5, 1.5])("refuses a crowd of %s", (expectedCrowd) => {
    expect(() => stackWith({ expectedCrowd })).toThrow("expectedCrowd");
  });
});

describe("public reads", () => {
  const { template } = deployedApp();
  const stage = resource(template, "AWS::ApiGatewayV2::Stage");
  const read = template.toJSON() as ReadTemplate;
  const ofRoutes = createResolver(read, {})(stage.Properties.RouteSettings) as Record<string, unknown>;

  test("have their own limit, half of the account's, so that polling leaves room for RSVPs", () => {
    expect(Object.keys(ofRoutes)).toEqual([
      "GET /api/health",
      "GET /api/openapi.json",
      "GET /api/events/{eventId}/app.webmanifest",
      "GET /api/icons/{file}",
      "GET /api/sessions/{sessionId}/standby",
      "GET /api/events",
      "GET /api/events/{eventId}",
      "GET /api/events/{eventId}/sessions",
      "GET /api/events/{eventId}/seats",
      "GET /api/sessions/{sessionId}",
      "GET /api/sessions/{sessionId}/calendar.ics",
      "GET /api/calendar/{file}",
      "GET /api/links/{token}",
    ]);
    for (const limit of Object.values(ofRoutes))
      expect(limit).toEqual({ ThrottlingBurstLimit: 2_500, ThrottlingRateLimit: 5_000 });
  });

  test("exist in API Gateway before their limits are set", () => {
    const routes = resources(template, "AWS::ApiGatewayV2::Route");
    const limited = routes.filter(([, { Properties }]) => Properties.RouteKey in ofRoutes).map(([id]) => id);
    expect(limited).toHaveLength(13);
    expect(stage.DependsOn).toEqual(expect.arrayContaining(limited));
  });
});
