import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { expect, test } from "vitest";
import { deployedApp, type Resource, resources } from "./support/stacks.ts";

const { template } = deployedApp();
const spec = await loadAwsServiceSpec();

/** The services never let these change, although CloudFormation's schema does not say so. */
const REFUSED_BY_THE_SERVICE: Record<string, string[]> = {
  "AWS::Cognito::UserPool": ["AliasAttributes", "Schema", "UsernameAttributes", "UsernameConfiguration"],
  "AWS::DynamoDB::Table": ["LocalSecondaryIndexes"],
};

const definition = (type: string) => [...spec.lookup("resource", "cloudFormationType", "equals", type)][0];

/** Properties that CloudFormation can change only by replacing the resource with an empty one. */
function createOnly(type: string): string[] {
  const properties = Object.entries(definition(type)?.properties ?? {});
  return properties.flatMap(([name, { causesReplacement = "no" }]) =>
    causesReplacement === "no" ? [] : [name],
  );
}

function fixed(type: string, { Properties = {} }: Resource): Record<string, unknown> {
  const names = [...createOnly(type), ...(REFUSED_BY_THE_SERVICE[type] ?? [])];
  const has = names.filter((name) => name in Properties);
  return Object.fromEntries(has.map((name) => [name, Properties[name]]));
}

const pool = { Ref: "ServiceidentityuserpoolDCE02085" };

/** Values by type and logical id. Changing one needs a plan for the existing data. */
const PINNED: Record<string, Record<string, unknown>> = {
  "AWS::DynamoDB::Table": {
    Servicersvptable070ABC17: {
      KeySchema: [
        { AttributeName: "PK", KeyType: "HASH" },
        { AttributeName: "SK", KeyType: "RANGE" },
      ],
    },
  },
  "AWS::Cognito::UserPool": {
    [pool.Ref]: {
      Schema: [
        { Name: "email", Mutable: true, Required: true },
        { Name: "name", Mutable: true, Required: true },
      ],
      UsernameAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
    },
  },
  "AWS::Cognito::UserPoolClient": {
    Serviceidentityuserpoolapiclient5FD810C5: { UserPoolId: pool },
  },
  "AWS::Cognito::UserPoolGroup": {
    Serviceidentityuserpoolorganizers5F193746: { GroupName: "organizer", UserPoolId: pool },
  },
  "AWS::Cognito::UserPoolDomain": {
    ServiceidentityuserpoolsigninpagesA09C3713: {
      Domain: {
        "Fn::Join": [
          "",
          ["rsvp-8f7b7433-", { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }],
        ],
      },
      UserPoolId: pool,
    },
  },
  "AWS::SQS::Queue": {
    ServicenoticeschangedeadlettersCBA19E38: {},
    ServicenoticesfeedbackqueuefeedbackBA5F64C8: {},
    Servicenoticesfeedbackqueuefeedbackdeadletters0ACAAAD8: {},
    ServicenoticesspreadingqueuespreadingdeadlettersE6DA725F: {},
    Servicenoticesspreadingqueuespreadings36C8C3CF: {},
    Servicenoticesqueuenoticedeadletters4F6E3F77: {},
    Servicenoticesqueuenotices8670852A: {},
    Servicewaitlistqueuenudgedeadletters9EE597C5: {},
    Servicewaitlistqueuenudges0FAE25A6: {},
  },
  "AWS::S3::Bucket": { Servicewebsitebucket9D3F6164: {}, Servicewebsitepicturesbucket20AAAF4E: {} },
  "AWS::ApiGatewayV2::Api": { Servicehttpapi91402B7B: { ProtocolType: "HTTP" } },
  "AWS::CloudFront::Distribution": { Servicewebsiteserveddistribution2A60E310: {} },
};

// A changed logical id also makes CloudFormation create a new resource and leave the old one, with its data,
// behind.
test.each(Object.entries(PINNED))(
  "%s keeps its logical id and its unchangeable properties",
  (type, pinned) => {
    const found = resources(template, type).map(([id, resource]) => [id, fixed(type, resource)]);
    expect(Object.fromEntries(found)).toEqual(pinned);
  },
);

test("every resource that outlives its stack is listed, except for logs", () => {
  const all = Object.values(template.toJSON().Resources as Record<string, Resource>);
  const kept = all.filter(({ DeletionPolicy }) => DeletionPolicy === "Retain").map(({ Type }) => Type);
  expect([...new Set(kept)].filter((type) => !(type in PINNED))).toEqual(["AWS::Logs::LogGroup"]);
});

test("the definitions of all these types are known, so that each pin has an effect", () => {
  for (const type of Object.keys(PINNED)) expect(definition(type), type).toBeDefined();
  expect(createOnly("AWS::DynamoDB::Table")).toContain("KeySchema");
  expect(createOnly("AWS::SQS::Queue")).toContain("FifoQueue");
});
