import type { App } from "aws-cdk-lib";
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from "cdk-nag";
import { describe, expect, test } from "vitest";
import { deployedApp } from "./support/stacks.ts";

const { app } = deployedApp();
const { app: crowded } = deployedApp({
  expectedCrowd: 10_000,
  quotasRaised: true,
  provisionedConcurrency: true,
});

const findings = (pack: NagPack, scope: App) =>
  pack
    .validateScope(scope)
    .violations.flatMap(({ severity, ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${severity} ${ruleName} at ${constructPath}`),
    );

describe("the stack has no finding that is not acknowledged", () => {
  test("in the AWS Solutions pack", () => {
    for (const each of [app, crowded]) expect(findings(new AwsSolutionsChecks(), each)).toEqual([]);
  });

  test("in the Serverless pack", () => {
    for (const each of [app, crowded]) expect(findings(new ServerlessChecks(), each)).toEqual([]);
  });
});

test("each acknowledgement is listed here, and gives a reason", () => {
  const acknowledged = app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === "aws:cdk:acknowledged-rules")
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({ rule: rule.replace(/^annotation::/i, ""), reason })),
  );
  expect(new Set(acknowledged.map(({ rule }) => rule))).toEqual(
    new Set([
      "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
      "AwsSolutions-APIG4",
      "AwsSolutions-CFR1",
      "AwsSolutions-CFR2",
      "AwsSolutions-CFR3",
      "AwsSolutions-CFR4",
      "AwsSolutions-COG2",
      "AwsSolutions-COG8",
      "AwsSolutions-IAM5[Action::s3:Abort*]",
      "AwsSolutions-IAM5[Action::s3:DeleteObject*]",
      "AwsSolutions-IAM5[Action::s3:GetBucket*]",
      "AwsSolutions-IAM5[Action::s3:GetObject*]",
      "AwsSolutions-IAM5[Action::s3:List*]",
      "AwsSolutions-IAM5[Resource::*]",
      "AwsSolutions-IAM5[Resource::<Servicewebsitebucket9D3F6164.Arn>/*]",
      "AwsSolutions-IAM5[Resource::<Servicewebsitepicturesbucket20AAAF4E.Arn>/pictures/*]",
      "AwsSolutions-IAM5[Resource::<Servicewebsitepicturesbucket20AAAF4E.Arn>/uploads/*]",
      "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]",
      "AwsSolutions-L1",
      "AwsSolutions-S1",
      "AwsSolutions-SMG4",
      "AwsSolutions-SQS3",
      "Serverless-LambdaAsyncFailureDestination",
      "Serverless-LambdaDLQ",
      "Serverless-LambdaEventSourceMappingDestination",
      "Serverless-LambdaLatestVersion",
      "Serverless-LambdaTracing",
      "Serverless-SNSRedrivePolicy",
      "Serverless-SQSRedrivePolicy",
    ]),
  );
  for (const { reason } of acknowledged) expect(reason.length).toBeGreaterThan(40);
});
