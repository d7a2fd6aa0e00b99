import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Template } from "aws-cdk-lib/assertions";
import recommended from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };
import { afterAll, describe, expect, test } from "vitest";
import cdk from "../../cdk.json" with { type: "json" };
import { readStage, stageFrom, stageNames } from "../../lib/stages/read-stage.ts";
import type { StageSettings } from "../../lib/stages/stage-settings.ts";
import { createResolver } from "../../local/template/resolver.ts";
import { type Resource, resource, resources } from "./support/stacks.ts";
import { templateOf } from "./support/stage-templates.ts";

const folder = mkdtempSync(join(tmpdir(), "stage-files-"));
afterAll(() => rmSync(folder, { recursive: true }));
const OWN = { identity: { kind: "own-user-pool" }, disposable: false } as const;
const GIVEN_POOL = { kind: "user-pool", userPoolId: "eu-central-1_Abc" } as const;

const ACL = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/seats/0b1c";
const REGIONAL_ACL = ACL.replace("us-east-1", "eu-central-1");

/** The stage of that name, from a file with this content. */
function read(content: unknown, name = "tried") {
  writeFileSync(
    join(folder, `${name}.json`),
    typeof content === "string" ? content : JSON.stringify(content),
  );
  return readStage(name, folder);
}

const templates = Object.fromEntries(stageNames().map((name) => [name, templateOf(readStage(name))]));
const { prod, dev } = templates as Record<"prod" | "dev", Template>;
const withSettings = (settings: Partial<StageSettings>) =>
  templateOf({ name: "prod", settings: { ...OWN, ...settings } });

describe("a stage file", () => {
  test.each<[string, unknown, string]>([
    ["without a kind of identity", { disposable: false }, "identity"],
    ["that does not say whether data may go", { identity: OWN.identity }, "disposable"],
    ["with a setting that there is none of", { ...OWN, websites: false }, "websites"],
    ["with an unknown kind of identity", { ...OWN, identity: { kind: "ldap" } }, "identity.kind"],
    ["with a text for a number", { ...OWN, expectedCrowd: "many" }, "expectedCrowd"],
    [
      "with an issuer without TLS",
      { ...OWN, identity: { kind: "issuer", issuer: "http://a", audience: ["b"] } },
      "identity.issuer",
    ],
    [
      "with an issuer for nobody",
      { ...OWN, identity: { kind: "issuer", issuer: "https://a", audience: [] } },
      "identity.audience",
    ],
    ["with e-mail for a given pool", { ...OWN, identity: { ...GIVEN_POOL, email: {} } }, "email"],
    ["with a retention that there is none of", { ...OWN, logRetentionDays: 8 }, "logRetentionDays"],
    ["with a web ACL of another region", { ...OWN, website: { webAclArn: REGIONAL_ACL } }, "website"],
    ["with a website that is a text", { ...OWN, website: "no" }, "website"],
    ["with an API that nothing reaches", { ...OWN, website: false, directApi: false }, "directApi"],
    ["with a contact that is no address", { ...OWN, push: { contact: "the team" } }, "push"],
    [
      "with a generation of no number",
      { ...OWN, originSecret: { generation: 0 } },
      "originSecret.generation",
    ],
    [
      "with the same generation twice",
      { ...OWN, originSecret: { generation: 2, alsoAccepted: 2 } },
      "originSecret.alsoAccepted",
    ],
    ["with a threshold of no alarm", { ...OWN, alarmThresholds: { latency: 1 } }, "alarmThresholds"],
    ["that is no JSON", "{", "JSON"],
  ])("%s is refused by name", (_, content, named) => {
    expect(() => read(content)).toThrow(/stages\/tried\.json/);
    expect(() => read(content)).toThrow(named);
  });

  test("is refused if another names the same stack", () => {
    read({ ...OWN, stackName: "SessionRsvp" }, "one");
    expect(() => read({ ...OWN, stackName: "SessionRsvp" }, "two")).toThrow(
      "stages/two.json and stages/one.json name the same stack, SessionRsvp",
    );
    rmSync(join(folder, "two.json"));
  });

  test("may have every setting of the app", () => {
    const chosen = withSettings({
      identity: { kind: "issuer", issuer: "https://id.example.org", audience: ["rsvp"] },
      website: false,
      allowedOrigins: ["https://conference.example"],
      organizerGroup: "staff",
      rateLimit: { calls: 8, periodSeconds: 30 },
      reservedConcurrency: { sweep: 2 },
      dashboard: false,
      logRetentionDays: 30,
    });
    const variables = (name: string) =>
      resource(chosen, "AWS::Lambda::Function", name).Properties.Environment.Variables;
    expect(resource(chosen, "AWS::ApiGatewayV2::Authorizer").Properties.JwtConfiguration).toEqual({
      Issuer: "https://id.example.org",
      Audience: ["rsvp"],
    });
    expect(variables("organizer")).toMatchObject({ ORGANIZER_GROUP: "staff" });
    expect(variables("reservations")).toMatchObject({ RATE_LIMIT_CALLS: "8" });
    expect(resource(chosen, "AWS::Lambda::Function", "sweep").Properties.ReservedConcurrentExecutions).toBe(
      2,
    );
    expect(resource(chosen, "AWS::Logs::LogGroup", "sweep").Properties.RetentionInDays).toBe(30);
    for (const type of ["AWS::CloudFront::Distribution", "AWS::CloudWatch::Dashboard"])
      expect(resources(chosen, type)).toEqual([]);
  });

  test("can add a web ACL to the website, leave the API open next to it, and change the secrets of CloudFront, of links, of tickets and of push messages", () => {
    const { settings } = read({
      ...OWN,
      website: { webAclArn: ACL },
      directApi: true,
      originSecret: { generation: 2, alsoAccepted: 1 },
      linkSecret: { generation: 4, alsoAccepted: 3 },
      ticketSecret: { generation: 7, alsoAccepted: 6 },
      push: { generation: 5, contact: "https://team.example.org" },
      alarmThresholds: { latencyMs: 5_000 },
    });
    const chosen = withSettings(settings);
    const variables = resource(chosen, "AWS::Lambda::Function", "catalogue").Properties.Environment.Variables;
    expect(resource(chosen, "AWS::CloudFront::Distribution").Properties.DistributionConfig.WebACLId).toBe(
      ACL,
    );
    expect(variables.DIRECT_REQUESTS).toBe("answered");
    const sender = resource(chosen, "AWS::Lambda::Function", "notice-consumer").Properties.Environment
      .Variables;
    expect(sender.PUSH_CONTACT).toBe("https://team.example.org");
    expect(sender.TICKET_GENERATIONS).toBe("7,6");
    expect(resources(chosen, "AWS::SecretsManager::Secret").map(([id]) => id)).toEqual([
      expect.stringContaining("originsecretgeneration1"),
      expect.stringContaining("originsecretgeneration2"),
      expect.stringContaining("ticketsecretgeneration6"),
      expect.stringContaining("ticketsecretgeneration7"),
      expect.stringContaining("pushsecretgeneration5"),
      expect.stringContaining("linksecretgeneration3"),
      expect.stringContaining("linksecretgeneration4"),
    ]);
    const thresholds = resources(chosen, "AWS::CloudWatch::Alarm").map(
      ([, alarm]) => alarm.Properties.Threshold,
    );
    expect(thresholds).toContain(5_000);
    expect(
      resource(prod, "AWS::Lambda::Function", "catalogue").Properties.Environment.Variables,
    ).toMatchObject({ DIRECT_REQUESTS: "refused" });
  });

  test("can name an existing user pool, its client and its pages", () => {
    const identity = { ...GIVEN_POOL, userPoolClientId: "7abc", signInOrigin: "https://in.example.org" };
    const chosen = withSettings({ identity });
    expect(resource(chosen, "AWS::ApiGatewayV2::Authorizer").Properties.JwtConfiguration.Audience).toEqual([
      "7abc",
    ]);
    expect(resources(chosen, "AWS::Cognito::UserPool")).toEqual([]);
  });
});

describe("the choice of a stage", () => {
  const context = (values: Record<string, unknown>) => (key: string) => values[key];

  test("is that of cdk.json if the command line names none", () => {
    expect(stageFrom(context(cdk.context))).toEqual({ name: "prod", settings: OWN });
  });

  test.each([
    ["no stage that there is a file of", { stage: "beta" }, "There is no stages/beta.json"],
    ["a path", { stage: "../prod" }, "-c stage=<name>"],
    ["nothing", {}, "-c stage=<name>"],
    ["an identity besides", { stage: "prod", issuer: "https://a" }, "'issuer' is no setting of the command"],
    ["a removal policy besides", { stage: "prod", disposable: "true" }, "stages/prod.json"],
  ])("is refused if it names %s", (_, values, message) => {
    expect(() => stageFrom(context(values))).toThrow(message);
  });

  test("is refused with a sentence, not with a stack trace", () => {
    const program = resolve(import.meta.dirname, "../../bin/session-rsvp.ts");
    const env = { ...process.env, CDK_CONTEXT_JSON: '{"stage":"beta"}' };
    const { status, stderr } = spawnSync(process.execPath, [program], { env, encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "There is no stages/beta.json (known stages: dev, prod)\n",
    });
  });
});

describe("a setting that CloudFormation keeps as deployed", () => {
  interface Guarded {
    readonly Parameters: Record<string, { Type: string; Default?: unknown }>;
    readonly Rules: Record<string, { Assertions: { Assert: unknown; AssertDescription: string }[] }>;
  }

  /** The refusals when a stack deployed as `before` is updated to `next` with these parameters. */
  function refusals(before: Template, next: Template, given: Record<string, string> = {}): string[] {
    const { Parameters: old } = before.toJSON() as Guarded;
    const { Rules, Parameters } = next.toJSON() as Guarded;
    // As in the CDK CLI, a parameter that is not given keeps its previous value.
    const values = Object.keys(Parameters).map((name) => {
      const Default = given[name] ?? old[name]?.Default ?? Parameters[name]?.Default;
      return [name, { Type: "String", Default }] as const;
    });
    // The other rule is the CDK's own, about its bootstrap stack.
    return Object.entries(Rules)
      .flatMap(([name, { Assertions }]) => (name.startsWith("Deployed") ? Assertions : []))
      .filter(({ Assert }) => {
        const Conditions = { holds: Assert };
        const resolver = createResolver(
          { Resources: {}, Parameters: Object.fromEntries(values), Conditions },
          {},
        );
        return resolver({ "Fn::If": ["holds", false, true] });
      })
      .map(({ AssertDescription }) => AssertDescription);
  }
  const issuer = (url: string) =>
    withSettings({ identity: { kind: "issuer", issuer: url, audience: ["rsvp"] } });
  const A = "https://a.example";

  test("is no obstacle while it stays the same", () => {
    expect(refusals(prod, withSettings({ organizerGroup: "staff", expectedCrowd: 50 }))).toEqual([]);
    expect(refusals(issuer(A), issuer(A))).toEqual([]);
  });

  test.each<[string, Template, Template]>([
    ["from the own user pool to an issuer", prod, issuer(A)],
    ["from an issuer to a pool of its own", issuer(A), prod],
    ["to another issuer", issuer(A), issuer("https://b.example")],
    ["to a given pool", prod, withSettings({ identity: GIVEN_POOL, website: false })],
  ])("is who issues the tokens: %s", (_, before, next) => {
    expect(refusals(before, next)).toEqual([expect.stringContaining("DeployedIdentity")]);
  });

  test("is `disposable`, in both directions", () => {
    const disposable = withSettings({ disposable: true });
    for (const [before, next] of [
      [prod, disposable],
      [disposable, prod],
    ] as const)
      expect(refusals(before, next)).toEqual([expect.stringContaining("DeployedDisposable")]);
  });

  test("can be changed with the flag that the refusal names", () => {
    const [refusal = ""] = refusals(prod, issuer(A));
    const [, name = "", value = ""] = /-c stage=prod --parameters (\w+)=(\S+)$/.exec(refusal) ?? [];
    expect({ name, value }).toEqual({ name: "DeployedIdentity", value: A });
    expect(refusals(prod, issuer(A), { [name]: value })).toEqual([]);
    expect(refusals(prod, issuer(A), { [name]: "https://b.example" })).toHaveLength(1);
  });

  test("works because the CDK CLI passes parameters on by default", () => {
    const cli = resolve(import.meta.dirname, "../../node_modules/aws-cdk/bin/cdk");
    const { stdout } = spawnSync(process.execPath, [cli, "deploy", "--help"], { encoding: "utf8" });
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
      /--previous-parameters Use previous values for existing parameters[^[]*\[boolean\] \[default: true\]/,
    );
  });
});

describe("two stages in one account", () => {
  /** Every name in a template by its position, without names inside a resource that has none itself. */
  function names(template: Template): string[] {
    const found: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        const refers =
          typeof member === "object" &&
          member !== null &&
          /^(?:Ref|Fn::GetAtt)$/.test(Object.keys(member)[0] ?? "");
        if (/(?:Name|Namespace|^Domain|Prefix|Path)$/.test(key) && !refers)
          found.push(`${path}.${key}=${JSON.stringify(member)}`);
        walk(member, `${path}.${key}`);
      }
    };
    for (const { Type, Properties } of Object.values(template.toJSON().Resources as Record<string, Resource>))
      walk(Properties, Type);
    return found;
  }
  /**
   * These names are unique only within a table, pool, alarm and so on, or need not be unique, like those of
   * APIs.
   */
  const WITHIN = [
    /^AWS::ApiGatewayV2::(?:Api|Authorizer)\.Name/,
    /^AWS::DynamoDB::Table\.(?:AttributeDefinitions|GlobalSecondaryIndexes|KeySchema|TimeToLive)/,
    /^AWS::Cognito::UserPool(?:Group)?\.(?:Schema|AccountRecovery|GroupName)/,
    /^AWS::ApiGatewayV2::Stage\.StageName/,
    /^AWS::IAM::Policy\.PolicyName/,
    /^AWS::CloudWatch::Alarm\..*(?:MetricName|Dimensions|Namespace="AWS\/)/,
    /^AWS::CloudFront::Distribution\./,
    /^AWS::S3::Bucket\.LifecycleConfiguration\./,
    /^AWS::Logs::MetricFilter\.MetricTransformations\.\d+\.MetricName/,
  ];

  test("share no name", () => {
    const ofProd = new Set(names(withSettings({})));
    const shared = names(templateOf({ name: "second", settings: OWN })).filter((name) => ofProd.has(name));
    expect(shared.filter((name) => !WITHIN.some((pattern) => pattern.test(name)))).toEqual([]);
    expect([...ofProd].some((name) => name.includes("ResponseHeadersPolicyConfig.Name="))).toBe(true);
  });

  test("export nothing, and name their stacks", () => {
    for (const [name, template] of Object.entries(templates)) {
      expect(template.toJSON().Description).toContain(`stage ${name}`);
      for (const output of Object.values(template.toJSON().Outputs))
        expect(output).not.toHaveProperty("Export");
    }
  });

  test("differ only in the settings of their files, and keep the same data for different times", () => {
    const logicalIds = (template: Template) => Object.keys(template.toJSON().Resources);
    const onlyProd = logicalIds(prod).filter((id) => !logicalIds(dev).includes(id));
    expect(onlyProd).toEqual([expect.stringContaining("dashboard")]);
    for (const type of ["AWS::DynamoDB::Table", "AWS::Cognito::UserPool"]) {
      const kept = ({ Properties }: Resource) => ({
        ...Properties,
        DeletionProtectionEnabled: undefined,
        DeletionProtection: undefined,
      });
      expect(kept(resource(dev, type))).toEqual(kept(resource(prod, type)));
    }
  });
});

describe("feature flags", () => {
  test("are those that this version of the CDK recommends, written down so that an update changes nothing", () => {
    const { stage, ...flags } = cdk.context;
    expect(flags).toEqual(recommended);
  });

  test("also apply without the CLI: policies are as small as possible", () => {
    const { Statement } = resource(prod, "AWS::IAM::Policy", "sweep").Properties.PolicyDocument;
    expect(Statement).toContainEqual({
      Action: "dynamodb:Query",
      Effect: "Allow",
      Resource: [expect.anything(), expect.anything()],
    });
  });
});
