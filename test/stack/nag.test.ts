import type { App } from "aws-cdk-lib";
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from "cdk-nag";
import { describe, expect, test } from "vitest";
import { deployedApp } from "./support/stacks.ts";

const { app } = deployedApp();

const findings = (pack: NagPack, scope: App) =>
  pack
    .validateScope(scope)
    .violations.flatMap(({ severity, ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${severity} ${ruleName} at ${constructPath}`),
    );

describe("the stack has no finding that is not acknowledged", () => {
  test("in the AWS Solutions pack", () => {
    expect(findings(new AwsSolutionsChecks(), app)).toEqual([]);
  });

  test("in the Serverless pack", () => {
    expect(findings(new ServerlessChecks(), app)).toEqual([]);
  });
});

test("each acknowledgement is one of those known here, and gives a reason", () => {
  const acknowledged = app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === "aws:cdk:acknowledged-rules")
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({ rule: rule.replace(/^annotation::/i, ""), reason })),
  );
  expect(new Set(acknowledged.map(({ rule }) => rule))).toEqual(
    new Set([
      "AwsSolutions-APIG4",
      "AwsSolutions-COG2",
      "AwsSolutions-COG8",
      "AwsSolutions-IAM5[Resource::*]",
      "Serverless-LambdaAsyncFailureDestination",
      "Serverless-LambdaDLQ",
      "Serverless-LambdaEventSourceMappingDestination",
      "Serverless-SQSRedrivePolicy",
    ]),
  );
  for (const { reason } of acknowledged) expect(reason.length).toBeGreaterThan(40);
});
