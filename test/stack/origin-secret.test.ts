import { Stack } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { describe, expect, test } from "vitest";
import { ORIGIN_HEADER } from "../../functions/contract/environment.ts";
import { OriginSecret } from "../../lib/constructs/origin-secret.ts";
import { WebsiteDistribution } from "../../lib/constructs/website/distribution.ts";
import { SessionRsvp } from "../../lib/session-rsvp.ts";
import { readEdge } from "../../local/gateway/edge.ts";
import type { Template as ReadTemplate } from "../../local/template/cloudformation.ts";
import {
  type Resource,
  resolverOf,
  resource,
  resources,
  serviceFunctions,
  servicesWith,
} from "./support/stacks.ts";

const ACL = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/seats/0b1c";

const templates = servicesWith({
  defaults: () => ({ website: { webAclArn: ACL } }),
  apiAlone: () => ({ website: false }),
  open: () => ({ directApi: true }),
  changing: () => ({ originSecret: { generation: 2, alsoAccepted: 1 } }),
  changed: () => ({ originSecret: { generation: 2 } }),
});

const secretIds = (template: (typeof templates)["defaults"]) =>
  resources(template, "AWS::SecretsManager::Secret").map(([id]) => id);
const referenceTo = (id: string | undefined) => [
  "{{resolve:secretsmanager:",
  { Ref: id },
  ":SecretString:::}}",
];
const distribution = (template: (typeof templates)["defaults"]) =>
  resource(template, "AWS::CloudFront::Distribution").Properties.DistributionConfig;
const sentBy = (template: (typeof templates)["defaults"]) =>
  distribution(template).Origins.flatMap(({ OriginCustomHeaders = [] }: Resource) => OriginCustomHeaders);
const behindApi = (template: (typeof templates)["defaults"]) => {
  const ids = resources(template, "AWS::ApiGatewayV2::Integration").map(
    ([, { Properties }]) => Properties.IntegrationUri["Fn::GetAtt"][0],
  );
  return serviceFunctions(template).filter(([id]) => ids.includes(id));
};

describe("the secret of CloudFront", () => {
  test("is made by Secrets Manager, without characters that a header cannot carry, and is in no template", () => {
    const { Properties } = resource(templates.defaults, "AWS::SecretsManager::Secret");
    expect(Properties.GenerateSecretString).toEqual({ PasswordLength: 48, ExcludePunctuation: true });
    expect(Properties).not.toHaveProperty("SecretString");
    expect(Properties).not.toHaveProperty("Name");
  });

  test("goes with each request to the API and with none for a file", () => {
    const [id] = secretIds(templates.defaults);
    const secret = { HeaderName: ORIGIN_HEADER, HeaderValue: { "Fn::Join": ["", referenceTo(id)] } };
    // The API is asked with and without a shield; files come from the one other origin.
    expect(distribution(templates.defaults).Origins).toHaveLength(3);
    expect(sentBy(templates.defaults)).toEqual([secret, secret]);
  });

  test("is known to every function behind the API and to no other", () => {
    const [id] = secretIds(templates.defaults);
    const knowing = serviceFunctions(templates.defaults).filter(([, fn]) =>
      JSON.stringify(fn).includes(String(id)),
    );
    expect(knowing.map(([name]) => name)).toEqual(behindApi(templates.defaults).map(([name]) => name));
    expect(knowing).toHaveLength(5);
  });

  test.each([
    ["a service with a website", "defaults", "refused"],
    ["a service without a website", "apiAlone", "answered"],
    ["a service whose API is open on purpose", "open", "answered"],
  ] as const)("in %s has requests past CloudFront treated as they should be", (_, name, treated) => {
    for (const [, { Properties }] of behindApi(templates[name])) {
      expect(Properties.Environment.Variables.DIRECT_REQUESTS).toBe(treated);
    }
  });

  test("is changed in two deployments: functions accept both while CloudFront changes over, then the new one alone", () => {
    const ids = secretIds(templates.changing);
    const [second, first] = [
      ids.find((id) => id.includes("generation2")),
      ids.find((id) => id.includes("generation1")),
    ];
    expect(sentBy(templates.changing)[0].HeaderValue["Fn::Join"][1]).toEqual(referenceTo(second));
    for (const [, { Properties }] of behindApi(templates.changing)) {
      const accepted = JSON.stringify(Properties.Environment.Variables.ORIGIN_SECRETS);
      expect(accepted.indexOf(String(second))).toBeGreaterThan(-1);
      expect(accepted.indexOf(String(first))).toBeGreaterThan(accepted.indexOf(String(second)));
    }
    expect(secretIds(templates.changed)).toEqual([second]);
    expect(secretIds(templates.defaults)).toEqual([first]);
  });

  test.each([
    [{ generation: 2, alsoAccepted: 2 }, "must differ from originSecret.generation"],
    [{ generation: 0 }, "a whole number from 1, not 0"],
    [{ generation: 2, alsoAccepted: 1.5 }, "a whole number from 1, not 1.5"],
  ])("is refused with the generations %j", (originSecret, why) => {
    const scope = new Construct(new Stack(), "scope");
    expect(() => new OriginSecret(scope, "secret", { ...originSecret, direct: false })).toThrow(why);
  });
});

test.each([
  "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/seats/0b1c",
  "arn:aws:wafv2:eu-central-1:111122223333:global/webacl/seats/0b1c",
  "seats",
])("a web ACL that CloudFront cannot use is refused: %s", (webAclArn) => {
  const stack = new Stack();
  const bucket = Bucket.fromBucketName(stack, "bucket", "files");
  const api = { apiUrl: "https://api.example", apiHeaders: {}, hasAllowedOrigins: false };
  const props = { bucket, ...api, organizerGroup: "organizer", signInOrigins: [], webAclArn };
  expect(() => new WebsiteDistribution(stack, "served", props)).toThrow("website.webAclArn");
});

test("a web ACL that a deployer brings protects the distribution", () => {
  expect(distribution(templates.defaults).WebACLId).toBe(ACL);
  expect(distribution(templates.open)).not.toHaveProperty("WebACLId");
});

test("an API that neither a website nor anything else reaches is refused", () => {
  const scope = new Stack();
  expect(() => new SessionRsvp(scope, "service", { website: false, directApi: false })).toThrow("directApi");
});

describe("the local runtime", () => {
  const edgeOf = (template: (typeof templates)["defaults"]) => {
    const read = template.toJSON() as ReadTemplate;
    return readEdge(read, resolverOf(template));
  };

  test("adds what CloudFront adds, as the template says, and nothing where there is no distribution", () => {
    const { headers } = edgeOf(templates.defaults) ?? {};
    expect(headers).toEqual({ [ORIGIN_HEADER]: expect.stringMatching(/^[0-9a-f]{48}$/) });
    expect(edgeOf(templates.apiAlone)).toBeUndefined();
  });
});
