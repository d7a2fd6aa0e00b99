import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  constructName,
  resourcesOfType,
  serviceFunctions,
  type Template,
} from "../../local/template/cloudformation.ts";
import { namePhysical } from "../../local/template/physical.ts";
import { policiesOf } from "../../local/template/policies.ts";
import { readAssembly } from "../../local/template/read-assembly.ts";
import { createResolver } from "../../local/template/resolver.ts";

let template: Template;
beforeAll(async () => {
  ({ template } = await readAssembly(inject("assembly")));
});

const physicalOf = () => namePhysical(template, { queueOrigin: "http://127.0.0.1:1", tablePrefix: "" });

describe("the deployed template, read locally", () => {
  it("knows functions by the ids of their constructs", () => {
    const names = resourcesOfType(template, "AWS::Lambda::Function").map(([, resource]) =>
      constructName(resource),
    );
    expect(names).toEqual(
      expect.arrayContaining(["catalogue", "attendee-reads", "reservations", "organizer"]),
    );
  });

  it("leaves to CloudFormation the functions that work while it deploys", () => {
    const all = resourcesOfType(template, "AWS::Lambda::Function").map(([id]) => id);
    const own = serviceFunctions(template).map(([id]) => id);
    const errands = all.filter((id) => !own.includes(id));
    expect(errands).toEqual([expect.stringMatching(/^CustomCDKBucketDeployment/)]);
    expect(own).toHaveLength(22);
  });

  it("can be resolved completely", () => {
    const resolve = createResolver(template, physicalOf());
    for (const [logicalId, { Properties }] of Object.entries(template.Resources)) {
      const resolved = JSON.stringify(resolve(Properties) ?? {});
      expect(resolved, logicalId).not.toMatch(/"(Ref|Fn::\w+)"/);
    }
  });

  it("gives each function the statements of its own role", () => {
    const physical = physicalOf();
    const resolve = createResolver(template, physical);
    const functionId = resourcesOfType(template, "AWS::Lambda::Function").find(
      ([, resource]) => constructName(resource) === "reservations",
    )?.[0];
    const [tableId] = resourcesOfType(template, "AWS::DynamoDB::Table")[0] ?? [];
    expect(policiesOf(template, resolve, functionId ?? "")).toContainEqual({
      effect: "Allow",
      actions: ["BatchGetItem", "ConditionCheckItem", "GetItem", "UpdateItem"].map(
        (action) => `dynamodb:${action}`,
      ),
      resources: [physical[tableId ?? ""]?.attributes.Arn],
      conditions: {},
    });
  });
});

describe("policies of a role", () => {
  const statement = (action: string) => ({ Statement: { Effect: "Allow", Action: action, Resource: "*" } });
  const withRole = (role: Record<string, unknown>, more: Template["Resources"] = {}): Template => ({
    Resources: {
      Fn: { Type: "AWS::Lambda::Function", Properties: { Role: { "Fn::GetAtt": ["Role", "Arn"] } } },
      Role: { Type: "AWS::IAM::Role", Properties: role },
      ...more,
    },
  });
  const actionsOf = (given: Template) => {
    const physical = Object.fromEntries(
      Object.keys(given.Resources).map((id) => [id, { ref: id, attributes: {} }]),
    );
    return policiesOf(given, createResolver(given, physical), "Fn").flatMap(({ actions }) => actions);
  };

  it("come from the role itself, from attached policies and from managed ones", () => {
    const managed = (Roles: unknown[]) => ({
      Type: "AWS::IAM::ManagedPolicy",
      Properties: { PolicyDocument: statement("sqs:SendMessage"), Roles },
    });
    const given = withRole(
      {
        Policies: [{ PolicyName: "inline", PolicyDocument: statement("dynamodb:GetItem") }],
        ManagedPolicyArns: [
          { Ref: "Referenced" },
          { "Fn::Join": ["", ["arn:aws:iam::aws:policy/service-role/", "AWSLambdaSQSQueueExecutionRole"]] },
        ],
      },
      {
        Attached: {
          Type: "AWS::IAM::Policy",
          Properties: { PolicyDocument: statement("dynamodb:Query"), Roles: [{ Ref: "Role" }] },
        },
        NotMine: {
          Type: "AWS::IAM::Policy",
          Properties: { PolicyDocument: statement("dynamodb:*"), Roles: [{ Ref: "Other" }] },
        },
        Referenced: managed([]),
      },
    );
    expect(actionsOf(given)).toEqual([
      "dynamodb:GetItem",
      "dynamodb:Query",
      "sqs:SendMessage",
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
    ]);
  });

  it("are named if they cannot be enforced", () => {
    const PolicyDocument = { Statement: [{ Effect: "Allow", NotAction: "dynamodb:Scan", Resource: "*" }] };
    expect(() => actionsOf(withRole({ Policies: [{ PolicyDocument }] }))).toThrow("NotAction");
  });
});
