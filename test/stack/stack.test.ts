import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { deployedApp, resources } from "./support/stacks.ts";

const { template } = deployedApp();

// A changed logical id makes CloudFormation create the resource anew, and leave the old one, with its data, behind.
test.each([
  ["AWS::DynamoDB::Table", ["Servicersvptable070ABC17"]],
  ["AWS::Cognito::UserPool", ["ServiceidentityuserpoolDCE02085"]],
  ["AWS::SQS::Queue", ["Servicewaitlistqueuenudgedeadletters9EE597C5", "Servicewaitlistqueuenudges0FAE25A6"]],
  ["AWS::ApiGatewayV2::Api", ["Servicehttpapi91402B7B"]],
  ["AWS::Cognito::UserPoolClient", ["Serviceidentityuserpoolapiclient5FD810C5"]],
  ["AWS::S3::Bucket", ["Servicewebsitebucket9D3F6164"]],
  ["AWS::CloudFront::Distribution", ["Servicewebsiteserveddistribution2A60E310"]],
])("the logical id of each %s stays what it is", (type, ids) => {
  expect(resources(template, type).map(([id]) => id)).toEqual(ids);
});

test("the outputs say where the web app, the API, the data, the queues, the dashboard and the people are", () => {
  const names = [
    ...["WebsiteUrl", "ApiUrl", "TableName", "NudgeQueueUrl", "DeadLetterQueueUrl"],
    ...["DashboardUrl", "Issuer", "Audience", "UserPoolId"],
  ];
  for (const name of names) template.hasOutput(name, { Value: Match.anyValue() });
});

test("no resource has a name of its own, so that two stacks fit into one account", () => {
  const named = Object.entries(template.toJSON().Resources as Record<string, { Properties?: object }>).filter(
    ([, { Properties }]) =>
      [
        "TableName",
        "QueueName",
        "FunctionName",
        "RoleName",
        "LogGroupName",
        "UserPoolName",
        "BucketName",
        "AlarmName",
        "DashboardName",
      ].some((key) => key in (Properties ?? {}) && typeof Reflect.get(Properties ?? {}, key) === "string"),
  );
  expect(named).toEqual([]);
});

test("the template is the one that was last looked at", () => {
  const text = JSON.stringify(template.toJSON(), null, 2).replaceAll(/[0-9a-f]{64}/g, "<hash>");
  expect(JSON.parse(text)).toMatchSnapshot();
});
