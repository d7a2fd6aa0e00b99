import { App, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Annotations, Match, type Template } from "aws-cdk-lib/assertions";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { UserPool, UserPoolClient } from "aws-cdk-lib/aws-cognito";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { HostedZone } from "aws-cdk-lib/aws-route53";
import { BUNDLING_STACKS } from "aws-cdk-lib/cx-api";
import { describe, expect, test } from "vitest";
import { Authority } from "../../lib/constructs/authority.ts";
import { Notices } from "../../lib/constructs/notices.ts";
import type { SessionRsvpProps } from "../../lib/session-rsvp-props.ts";
import { resource, resources, serviceFunctions, servicesWith } from "./support/stacks.ts";

const POOL_ELSEWHERE = "arn:aws:cognito-idp:ap-south-1:111122223333:userpool/ap-south-1_Abc";
const CERTIFICATE = "arn:aws:acm:eu-central-1:111122223333:certificate/0b1c";

const templates = servicesWith({
  defaults: () => ({}),
  oidc: () => ({ identity: { issuer: "https://id.example.org/", audience: ["rsvp", "rsvp-cli"] } }),
  pool: (stack) => ({
    identity: { userPool: UserPool.fromUserPoolId(stack, "pool", "eu-central-1_Abc") },
    website: false,
  }),
  poolElsewhere: (stack) => ({
    identity: { userPool: UserPool.fromUserPoolArn(stack, "pool", POOL_ELSEWHERE) },
    website: false,
  }),
  poolAndClient: (stack) => ({
    identity: {
      userPool: UserPool.fromUserPoolId(stack, "pool", "eu-central-1_Abc"),
      userPoolClient: UserPoolClient.fromUserPoolClientId(stack, "client", "7abc"),
    },
    website: false,
  }),
  limits: () => ({
    rateLimit: { calls: 8, periodSeconds: 30 },
    throttling: { burst: 20, rate: 10 },
    organizerGroup: "staff",
    introspection: true,
  }),
  people: () => ({
    email: { from: "seats@conference.example", fromName: "Seats", verifiedDomain: "conference.example" },
    requireSecondFactor: true,
  }),
  reserved: () => ({ reservedConcurrency: { consumer: 5, sweep: 1, audit: 2 } }),
  otherSites: () => ({ allowedOrigins: ["https://conference.example", "http://localhost:8080"] }),
  disposable: () => ({ removalPolicy: RemovalPolicy.DESTROY, logRetention: RetentionDays.ONE_WEEK }),
  domain: (stack) => ({
    domain: {
      domainName: "rsvp.example.org",
      certificate: Certificate.fromCertificateArn(stack, "certificate", CERTIFICATE),
      hostedZone: HostedZone.fromHostedZoneAttributes(stack, "zone", {
        hostedZoneId: "Z1",
        zoneName: "example.org",
      }),
    },
  }),
  domainOnly: (stack) => ({
    domain: {
      domainName: "rsvp.example.org",
      certificate: Certificate.fromCertificateArn(stack, "certificate", CERTIFICATE),
    },
  }),
});

const jwt = (template: Template) =>
  resource(template, "AWS::ApiGatewayV2::Authorizer").Properties.JwtConfiguration;
const issuerOfPool = (poolId: unknown) => ({
  "Fn::Join": [
    "",
    ["https://cognito-idp.", { Ref: "AWS::Region" }, ".", { Ref: "AWS::URLSuffix" }, "/", poolId],
  ],
});

describe("identity", () => {
  test("an OIDC issuer and its audiences replace the user pool", () => {
    expect(jwt(templates.oidc)).toEqual({
      Issuer: "https://id.example.org/",
      Audience: ["rsvp", "rsvp-cli"],
    });
    expect(resources(templates.oidc, "AWS::Cognito::UserPool")).toEqual([]);
    expect(resources(templates.oidc, "AWS::Cognito::UserPoolClient")).toEqual([]);
  });

  test("an existing user pool gets a client for the service and no group", () => {
    const [[client]] = resources(templates.pool, "AWS::Cognito::UserPoolClient") as [[string, unknown]];
    expect(JSON.stringify(jwt(templates.pool).Issuer)).toContain("/eu-central-1_Abc");
    expect(jwt(templates.pool).Audience).toEqual([{ Ref: client }]);
    expect(resources(templates.pool, "AWS::Cognito::UserPool")).toEqual([]);
    expect(resources(templates.pool, "AWS::Cognito::UserPoolGroup")).toEqual([]);
  });

  test("the function that verifies tokens itself has the authorizer's settings", () => {
    const { Issuer, Audience } = jwt(templates.oidc);
    expect(
      resource(templates.oidc, "AWS::Lambda::Function", "graphql").Properties.Environment.Variables,
    ).toMatchObject({ TOKEN_ISSUER: Issuer, TOKEN_AUDIENCE: Audience.join(",") });
  });

  test("an existing client is used as it is", () => {
    expect(jwt(templates.poolAndClient).Audience).toEqual(["7abc"]);
    expect(resources(templates.poolAndClient, "AWS::Cognito::UserPoolClient")).toEqual([]);
  });

  test("the service has a protected pool with a group of organizers if neither is given", () => {
    const pool = resource(templates.defaults, "AWS::Cognito::UserPool");
    expect(pool).toMatchObject({ DeletionPolicy: "Retain" });
    expect(pool.Properties).toMatchObject({ DeletionProtection: "ACTIVE", UserPoolTier: "LITE" });
    expect(resource(templates.defaults, "AWS::Cognito::UserPoolGroup").Properties.GroupName).toBe(
      "organizer",
    );
  });

  test("the service's own pool offers no second factor, because its sign-in pages cannot enrol one", () => {
    const { Properties } = resource(templates.defaults, "AWS::Cognito::UserPool");
    expect(Properties.MfaConfiguration).toBe("OFF");
    expect(Properties).not.toHaveProperty("EnabledMfas");
  });

  test("a pool that requires a second factor makes everybody enrol an authenticator", () => {
    expect(resource(templates.people, "AWS::Cognito::UserPool").Properties).toMatchObject({
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
    });
  });

  test("the service's own pool sends e-mails through SES if a sender is given", () => {
    expect(resource(templates.people, "AWS::Cognito::UserPool").Properties.EmailConfiguration).toEqual({
      EmailSendingAccount: "DEVELOPER",
      From: "Seats <seats@conference.example>",
      SourceArn: {
        "Fn::Join": [
          "",
          [
            "arn:",
            { Ref: "AWS::Partition" },
            ":ses:",
            { Ref: "AWS::Region" },
            ":",
            { Ref: "AWS::AccountId" },
            ":identity/conference.example",
          ],
        ],
      },
    });
    expect(resource(templates.defaults, "AWS::Cognito::UserPool").Properties).not.toHaveProperty(
      "EmailConfiguration",
    );
  });

  test("synthesis warns only of a pool that can send 50 e-mails a day", () => {
    const warning = Match.stringLikeRegexp("50 e-mails a day");
    const warned = (props: SessionRsvpProps) => {
      const stack = new Stack(new App({ context: { [BUNDLING_STACKS]: [] } }), "Test");
      new Authority(stack, "identity", {
        ...props,
        organizerGroup: "organizer",
        webApp: false,
        removalPolicy: RemovalPolicy.RETAIN,
      });
      return Annotations.fromStack(stack).findWarning("*", warning).length;
    };
    expect(warned({})).toBe(1);
    expect(warned({ email: { from: "seats@conference.example" } })).toBe(0);
    expect(warned({ identity: { issuer: "https://id.example.org", audience: ["rsvp"] } })).toBe(0);
  });

  test("synthesis warns of a stage that mails no notices", () => {
    const warned = (props: Pick<SessionRsvpProps, "mail">) => {
      const stack = new Stack(new App(), "Test");
      new Notices(stack, "notices", { siteUrl: "https://seats.example", ...props });
      return Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp("no notice is mailed"))
        .length;
    };
    expect(warned({})).toBe(1);
    expect(warned({ mail: { from: "notices@conference.example" } })).toBe(0);
  });

  test("a new address of an account takes effect only when it is verified", () => {
    expect(
      resource(templates.defaults, "AWS::Cognito::UserPool").Properties.UserAttributeUpdateSettings,
    ).toEqual({ AttributesRequireVerificationBeforeUpdate: ["email"] });
  });

  test("signing out can end a refresh token", () => {
    for (const template of [templates.defaults, templates.pool])
      expect(resource(template, "AWS::Cognito::UserPoolClient").Properties.EnableTokenRevocation).toBe(true);
  });

  test("a pool's client signs in only by SRP, and hides who has an account", () => {
    expect(resource(templates.defaults, "AWS::Cognito::UserPoolClient").Properties).toMatchObject({
      ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      PreventUserExistenceErrors: "ENABLED",
    });
  });
});

test("rate limit, introspection, throttling and organizer group reach functions, stage and pool", () => {
  const variables = (name: string) =>
    resource(templates.limits, "AWS::Lambda::Function", name).Properties.Environment.Variables;
  expect(variables("reservations")).toMatchObject({ RATE_LIMIT_CALLS: "8", RATE_LIMIT_PERIOD_SECONDS: "30" });
  expect(variables("graphql")).toMatchObject({
    RATE_LIMIT_CALLS: "8",
    RATE_LIMIT_PERIOD_SECONDS: "30",
    INTROSPECTION: "on",
  });
  expect(variables("catalogue")).toMatchObject({ INTROSPECTION: "on" });
  expect(variables("organizer")).toMatchObject({ ORGANIZER_GROUP: "staff" });
  expect(resource(templates.limits, "AWS::Cognito::UserPoolGroup").Properties.GroupName).toBe("staff");
  expect(resource(templates.limits, "AWS::ApiGatewayV2::Stage").Properties.DefaultRouteSettings).toEqual({
    ThrottlingBurstLimit: 20,
    ThrottlingRateLimit: 10,
  });
});

test("reserved concurrency reaches only the functions that nobody waits for", () => {
  const reserved = (template: Template) =>
    Object.fromEntries(
      serviceFunctions(template)
        .filter(([, { Properties }]) => "ReservedConcurrentExecutions" in Properties)
        .map(([, { Properties }]) => [
          Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME,
          Properties.ReservedConcurrentExecutions,
        ]),
    );
  expect(reserved(templates.reserved)).toEqual({ "nudge-consumer": 5, sweep: 1, audit: 2 });
  expect(reserved(templates.defaults)).toEqual({});
});

const GIVEN = { issuer: "https://id.example.org", audience: ["rsvp"] };

test.each<[string, SessionRsvpProps, string]>([
  ["fewer consumers kept than run at once", { reservedConcurrency: { consumer: 4 } }, ".consumer"],
  ["a sweep that never runs", { reservedConcurrency: { sweep: 0 } }, "reservedConcurrency.sweep"],
  ["half an audit", { reservedConcurrency: { audit: 1.5 } }, "reservedConcurrency.audit"],
  ["nobody expected", { expectedCrowd: 0 }, "expectedCrowd"],
  ["e-mail for an issuer of the deployer's", { identity: GIVEN, email: { from: "a@b.example" } }, "email"],
  [
    "a second factor for such an issuer",
    { identity: GIVEN, requireSecondFactor: true },
    "requireSecondFactor",
  ],
  ["no calls at all", { rateLimit: { calls: 0, periodSeconds: 60 } }, "rateLimit.calls"],
  ["more calls than an item has slots", { rateLimit: { calls: 51, periodSeconds: 60 } }, "rateLimit.calls"],
  ["half a second", { rateLimit: { calls: 5, periodSeconds: 0.5 } }, "rateLimit.periodSeconds"],
  ["an address for an origin", { allowedOrigins: ["https://conference.example/"] }, "allowedOrigins"],
  ["a bare host for an origin", { allowedOrigins: ["conference.example"] }, "allowedOrigins"],
  ["no audience", { identity: { issuer: "https://id.example.org", audience: [] } }, "identity.audience"],
])("refuses to synthesize with %s", (_, props, named) => {
  expect(() => servicesWith({ refused: () => props })).toThrow(named);
});

describe("sites of other origins", () => {
  test("may send the requests of attendees, with a token and without cookies", () => {
    expect(resource(templates.otherSites, "AWS::ApiGatewayV2::Api").Properties.CorsConfiguration).toEqual({
      AllowOrigins: ["https://conference.example", "http://localhost:8080"],
      AllowMethods: ["GET", "POST", "PUT", "DELETE"],
      AllowHeaders: ["authorization", "content-type", "if-match"],
      ExposeHeaders: ["etag", "retry-after"],
      MaxAge: 3600,
    });
  });

  test("have a preflight route that needs no token", () => {
    const preflights = (template: Template) =>
      resources(template, "AWS::ApiGatewayV2::Route").filter(([, { Properties }]) =>
        Properties.RouteKey.startsWith("OPTIONS"),
      );
    expect(preflights(templates.otherSites).map(([, { Properties }]) => Properties)).toMatchObject([
      { RouteKey: "OPTIONS /api/{proxy+}", AuthorizationType: "NONE" },
    ]);
    expect(preflights(templates.defaults)).toEqual([]);
  });
});

describe("removal policy", () => {
  const STATEFUL = [
    "AWS::DynamoDB::Table",
    "AWS::Cognito::UserPool",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
  ];

  test.each(STATEFUL)("%s is kept by default", (type) => {
    for (const [, { DeletionPolicy }] of resources(templates.defaults, type))
      expect(DeletionPolicy).toBe("Retain");
  });

  test.each(STATEFUL)("%s is deleted with a disposable stack", (type) => {
    for (const [, { DeletionPolicy }] of resources(templates.disposable, type))
      expect(DeletionPolicy).toBe("Delete");
  });

  test("a disposable stack protects nothing from deletion", () => {
    expect(resource(templates.disposable, "AWS::DynamoDB::Table").Properties.DeletionProtectionEnabled).toBe(
      false,
    );
    expect(resource(templates.disposable, "AWS::Cognito::UserPool").Properties.DeletionProtection).toBe(
      "INACTIVE",
    );
  });
});

test("log retention reaches the log of every function, of the API and of deployments of the web app", () => {
  const groups = resources(templates.disposable, "AWS::Logs::LogGroup");
  expect(groups).toHaveLength(23);
  for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(7);
});

describe("custom domain", () => {
  test("serves the API under its name and switches the execute-api address off", () => {
    expect(resource(templates.domain, "AWS::ApiGatewayV2::DomainName").Properties).toMatchObject({
      DomainName: "rsvp.example.org",
      DomainNameConfigurations: [
        { CertificateArn: CERTIFICATE, EndpointType: "REGIONAL", SecurityPolicy: "TLS_1_2" },
      ],
    });
    expect(resource(templates.domain, "AWS::ApiGatewayV2::Api").Properties.DisableExecuteApiEndpoint).toBe(
      true,
    );
    expect(resources(templates.domain, "AWS::ApiGatewayV2::ApiMapping")).toHaveLength(1);
  });

  test("writes the record into the given hosted zone", () => {
    expect(resource(templates.domain, "AWS::Route53::RecordSet").Properties).toMatchObject({
      Name: "rsvp.example.org.",
      HostedZoneId: "Z1",
      Type: "A",
    });
  });

  test("writes no record without a hosted zone", () => {
    expect(resources(templates.domainOnly, "AWS::Route53::RecordSet")).toEqual([]);
  });
});

test("the issuer of a user pool is Cognito's address in the region of the stack or of the pool's ARN", () => {
  const [[pool]] = resources(templates.defaults, "AWS::Cognito::UserPool") as [[string, unknown]];
  expect(jwt(templates.defaults).Issuer).toEqual(issuerOfPool({ Ref: pool }));
  expect(jwt(templates.poolElsewhere).Issuer).toEqual({
    "Fn::Join": ["", ["https://cognito-idp.ap-south-1.", { Ref: "AWS::URLSuffix" }, "/ap-south-1_Abc"]],
  });
});
