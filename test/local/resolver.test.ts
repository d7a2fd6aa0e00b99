import { describe, expect, it } from "vitest";
import type { Template } from "../../local/template/cloudformation.ts";
import { createResolver } from "../../local/template/resolver.ts";

const template: Template = {
  Resources: {
    Table: { Type: "AWS::DynamoDB::Table", Properties: {} },
    Queue: { Type: "AWS::SQS::Queue", Properties: {} },
    Secret: { Type: "AWS::SecretsManager::Secret", Properties: {} },
  },
  Parameters: { Stage: { Type: "String", Default: "local" } },
  Mappings: { Sizes: { small: { memory: 128 } } },
  Conditions: {
    IsLocal: { "Fn::Equals": [{ Ref: "Stage" }, "local"] },
    IsNot: { "Fn::Not": [{ Condition: "IsLocal" }] },
  },
};
const resolve = createResolver(template, {
  Table: { ref: "table-1", attributes: { Arn: "arn:table-1" } },
  Secret: { ref: "arn:secret:1", attributes: { SecretString: "hush" } },
  Queue: { ref: "http://queue", attributes: { Arn: "arn:queue", QueueName: "queue" } },
});

const placeholder = (name: string) => `\${${name}}`;

describe("the template resolver", () => {
  it.each<[string, unknown, unknown]>([
    ["Ref of a resource", { Ref: "Table" }, "table-1"],
    ["Ref of a parameter", { Ref: "Stage" }, "local"],
    ["Ref of a pseudo parameter", { Ref: "AWS::Region" }, "us-east-1"],
    ["Fn::GetAtt", { "Fn::GetAtt": ["Table", "Arn"] }, "arn:table-1"],
    ["Fn::GetAtt in its short form", { "Fn::GetAtt": "Queue.QueueName" }, "queue"],
    ["Fn::GetAtt of what exists in the cloud only", { "Fn::GetAtt": ["Queue", "Other"] }, "Queue.Other"],
    ["Fn::Join", { "Fn::Join": ["/", [{ Ref: "Table" }, "index", "*"]] }, "table-1/index/*"],
    [
      "Fn::Sub",
      { "Fn::Sub": ["AWS::AccountId", "Table", "Queue.Arn", "!Kept"].map(placeholder).join("-") },
      `000000000000-table-1-arn:queue-${placeholder("Kept")}`,
    ],
    [
      "Fn::Sub with variables",
      { "Fn::Sub": [placeholder("a") + placeholder("Stage"), { a: { Ref: "Table" } }] },
      "table-1local",
    ],
    [
      "Fn::Select of Fn::Split",
      { "Fn::Select": [1, { "Fn::Split": [":", { "Fn::GetAtt": ["Table", "Arn"] }] }] },
      "table-1",
    ],
    [
      "a dynamic reference to a secret",
      {
        both: {
          "Fn::Join": [
            "",
            [
              "{{resolve:secretsmanager:",
              { Ref: "Secret" },
              ":SecretString:::}},{{resolve:secretsmanager:arn:secret:1:SecretString:::}}",
            ],
          ],
        },
      },
      { both: "hush,hush" },
    ],
    ["Fn::FindInMap", { "Fn::FindInMap": ["Sizes", "small", "memory"] }, 128],
    ["Fn::If", { "Fn::If": ["IsNot", "no", "yes"] }, "yes"],
    ["Fn::Base64", { "Fn::Base64": "a" }, "YQ=="],
    ["AWS::NoValue", { kept: [1, { Ref: "AWS::NoValue" }], gone: { Ref: "AWS::NoValue" } }, { kept: [1] }],
    ["plain values", { a: [1, true, null, "x"] }, { a: [1, true, null, "x"] }],
  ])("resolves %s", (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it("names what the template does not define and what it cannot evaluate", () => {
    expect(() => resolve({ Ref: "Nobody" })).toThrow("Nobody");
    expect(() => resolve({ "Fn::ImportValue": "x" })).toThrow("Fn::ImportValue");
    expect(() => resolve("{{resolve:secretsmanager:arn:other:SecretString:::}}")).toThrow("arn:other");
  });
});
