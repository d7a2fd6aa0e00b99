import { describe, expect, test } from "vitest";
import { deployedApp, resource, resources } from "./support/stacks.ts";

const { template } = deployedApp();
const [authorizerId, authorizer] = resources(template, "AWS::ApiGatewayV2::Authorizer")[0] ?? [];
const stage = resource(template, "AWS::ApiGatewayV2::Stage").Properties;
const routes = resources(template, "AWS::ApiGatewayV2::Route").map(([, { Properties }]) => Properties);

/** The function that an integration invokes, by its construct's name. */
function functionBehind(target: { "Fn::Join": [string, [string, { Ref: string }]] }): string {
  const integration = target["Fn::Join"][1][1].Ref;
  const uri = resources(template, "AWS::ApiGatewayV2::Integration").find(([id]) => id === integration)?.[1]
    .Properties;
  return /Service(\w+)Function/.exec(uri?.IntegrationUri["Fn::GetAtt"][0])?.[1] ?? "";
}

describe("routes", () => {
  test.each([
    ["GET /api/health", "catalogue", "NONE"],
    ["GET /api/openapi.json", "catalogue", "NONE"],
    ["GET /api/events", "catalogue", "NONE"],
    ["GET /api/events/{eventId}", "catalogue", "NONE"],
    ["GET /api/events/{eventId}/sessions", "catalogue", "NONE"],
    ["GET /api/events/{eventId}/seats", "catalogue", "NONE"],
    ["GET /api/events/{eventId}/app.webmanifest", "catalogue", "NONE"],
    ["GET /api/icons/{file}", "catalogue", "NONE"],
    ["GET /api/sessions/{sessionId}", "catalogue", "NONE"],
    ["GET /api/sessions/{sessionId}/standby", "catalogue", "NONE"],
    ["GET /api/sessions/{sessionId}/calendar.ics", "calendar", "NONE"],
    ["$default", "catalogue", "NONE"],
    ["GET /api/sessions/{sessionId}/rsvp", "attendeereads", "JWT"],
    ["GET /api/events/{eventId}/my-schedule", "attendeereads", "JWT"],
    ["GET /api/calendar/{file}", "calendar", "NONE"],
    ["GET /api/me/calendar", "calendar", "JWT"],
    ["GET /api/events/{eventId}/my-schedule.ics", "calendar", "JWT"],
    ["POST /api/me/calendar", "reservations", "JWT"],
    ["PUT /api/sessions/{sessionId}/rsvp", "reservations", "JWT"],
    ["DELETE /api/sessions/{sessionId}/rsvp", "reservations", "JWT"],
    ["POST /api/sessions/{sessionId}/rsvp/accept", "reservations", "JWT"],
    ["POST /api/sessions/{sessionId}/rsvp/pass", "reservations", "JWT"],
    ["PUT /api/sessions/{sessionId}/visit", "reservations", "JWT"],
    ["DELETE /api/sessions/{sessionId}/visit", "reservations", "JWT"],
    ["POST /api/events/{eventId}/any-of", "reservations", "JWT"],
    ["GET /api/events/{eventId}/ticket", "tickets", "JWT"],
    ["POST /api/events/{eventId}/ticket", "tickets", "JWT"],
    ["GET /api/sessions/{sessionId}/feedback", "sessionfeedback", "JWT"],
    ["PUT /api/sessions/{sessionId}/feedback", "sessionfeedback", "JWT"],
    ["DELETE /api/sessions/{sessionId}/feedback", "sessionfeedback", "JWT"],
    ["GET /api/sessions/{sessionId}/door", "door", "JWT"],
    ["POST /api/sessions/{sessionId}/check-ins", "door", "JWT"],
    ["POST /api/sessions/{sessionId}/check-ins/batch", "door", "JWT"],
    ["DELETE /api/sessions/{sessionId}/check-ins/{id}", "door", "JWT"],
    ["GET /api/events/{eventId}/notices", "personal", "JWT"],
    ["POST /api/events/{eventId}/notices/read", "personal", "JWT"],
    ["GET /api/me/preferences", "personal", "JWT"],
    ["PUT /api/me/preferences", "personal", "JWT"],
    ["GET /api/me/push-subscriptions", "personal", "JWT"],
    ["POST /api/me/push-subscriptions", "personal", "JWT"],
    ["DELETE /api/me/push-subscriptions/{id}", "personal", "JWT"],
    ["GET /api/me/export", "account", "JWT"],
    ["POST /api/me/claims", "account", "JWT"],
    ["DELETE /api/me", "account", "JWT"],
    ["DELETE /api/me/mail-stop", "personal", "JWT"],
    ["GET /api/links/{token}", "links", "NONE"],
    ["POST /api/links/{token}", "links", "NONE"],
    ["POST /api/graphql", "graphql", "NONE"],
    ["PUT /api/events/{eventId}", "organizer", "JWT"],
    ["PUT /api/events/{eventId}/schedule", "organizer", "JWT"],
    ["GET /api/events/{eventId}/figures", "organizer", "JWT"],
    ["GET /api/events/{eventId}/figures/attendance", "organizer", "JWT"],
    ["GET /api/events/{eventId}/figures/over-time", "organizer", "JWT"],
    ["POST /api/events/{eventId}/sessions", "organizer", "JWT"],
    ["PATCH /api/sessions/{sessionId}", "organizer", "JWT"],
    ["GET /api/events/{eventId}/feedback", "organizer", "JWT"],
    ["GET /api/sessions/{sessionId}/feedback/summary", "organizer", "JWT"],
    ["GET /api/events/{eventId}/roster", "organizer", "JWT"],
    ["GET /api/events/{eventId}/mail-stops", "organizer", "JWT"],
    ["GET /api/events/{eventId}/roles", "organizer", "JWT"],
    ["PUT /api/events/{eventId}/roles/{email}", "organizer", "JWT"],
    ["DELETE /api/events/{eventId}/roles/{email}", "organizer", "JWT"],
    ["GET /api/me/roles", "personal", "JWT"],
    ["GET /api/sessions/{sessionId}/roster", "organizer", "JWT"],
    ["POST /api/sessions/{sessionId}/roster", "organizer", "JWT"],
    ["POST /api/sessions/{sessionId}/roster/{userId}/offer", "organizer", "JWT"],
    ["GET /api/sessions/{sessionId}/booth", "organizer", "JWT"],
    ["DELETE /api/sessions/{sessionId}/roster/{userId}", "organizer", "JWT"],
    ["PATCH /api/events/{eventId}/sessions", "organizer", "JWT"],
    ["POST /api/events/{eventId}/sessions/undo", "organizer", "JWT"],
    ["PUT /api/events/{eventId}/registration", "organizer", "JWT"],
    ["POST /api/sessions/{sessionId}/duplicate", "organizer", "JWT"],
    ["DELETE /api/sessions/{sessionId}", "organizer", "JWT"],
    ["POST /api/sessions/{sessionId}/move", "organizer", "JWT"],
    ["POST /api/events/{eventId}/messages", "organizer", "JWT"],
    ["GET /api/events/{eventId}/messages", "organizer", "JWT"],
    ["GET /api/events/{eventId}/messages/{messageId}", "organizer", "JWT"],
    ["POST /api/events/{eventId}/pictures", "pictures", "JWT"],
    ["PUT /api/events/{eventId}/pictures/{use}", "pictures", "JWT"],
    ["DELETE /api/events/{eventId}/pictures/{use}", "pictures", "JWT"],
  ])("%s goes to %s with authorization %s", (routeKey, name, authorization) => {
    const route = routes.find(({ RouteKey }) => RouteKey === routeKey);
    expect(route?.AuthorizationType).toBe(authorization);
    expect(route?.AuthorizerId).toEqual(authorization === "JWT" ? { Ref: authorizerId } : undefined);
    expect(functionBehind(route?.Target)).toBe(name);
  });

  test("are those listed here and no others", () => {
    expect(routes).toHaveLength(82);
  });

  test("pass the request to functions in payload format 2.0", () => {
    const integrations = resources(template, "AWS::ApiGatewayV2::Integration");
    expect(integrations).toHaveLength(13);
    for (const [, { Properties }] of integrations) {
      expect(Properties).toMatchObject({ IntegrationType: "AWS_PROXY", PayloadFormatVersion: "2.0" });
    }
  });

  test("may invoke their function through this API only", () => {
    const permissions = resources(template, "AWS::Lambda::Permission");
    expect(permissions).toHaveLength(routes.length);
    for (const [, { Properties }] of permissions) {
      expect(Properties).toMatchObject({
        Action: "lambda:InvokeFunction",
        Principal: "apigateway.amazonaws.com",
      });
      expect(JSON.stringify(Properties.SourceArn)).toContain(`:execute-api:`);
    }
  });
});

test("the access log has routes and no paths, because links of calendars and mails are secrets", () => {
  const fields = Object.values(JSON.parse(stage.AccessLogSettings.Format) as Record<string, string>);
  expect(fields).toContain("$context.routeKey");
  expect(fields.join(" ")).not.toMatch(/path/i);
});

describe("the authorizer", () => {
  test("accepts the token of the Authorization header, from the service's own pool and client", () => {
    const pool = resources(template, "AWS::Cognito::UserPool")[0]?.[0];
    const client = resources(template, "AWS::Cognito::UserPoolClient")[0]?.[0];
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Audience: [{ Ref: client }] },
    });
    expect(JSON.stringify(authorizer?.Properties.JwtConfiguration.Issuer)).toContain(
      JSON.stringify({ Ref: pool }),
    );
  });
});

describe("the stage", () => {
  test("is $default, so that paths begin with /api, and deploys automatically", () => {
    expect(stage).toMatchObject({ StageName: "$default", AutoDeploy: true });
  });

  test("logs each access as JSON without token, query or body, for three months", () => {
    const format: Record<string, string> = JSON.parse(stage.AccessLogSettings.Format);
    expect(Object.values(format)).toEqual(
      expect.arrayContaining(["$context.requestId", "$context.routeKey", "$context.status"]),
    );
    expect(stage.AccessLogSettings.Format).not.toMatch(
      /authorizer\.claims|querystring|header|identity\.user/i,
    );
    expect(resource(template, "AWS::Logs::LogGroup", "access-log").Properties.RetentionInDays).toBe(90);
  });
});

test("there is no CORS: web app and API share one origin", () => {
  expect(resource(template, "AWS::ApiGatewayV2::Api").Properties).not.toHaveProperty("CorsConfiguration");
});
