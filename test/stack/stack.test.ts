import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { deployedApp } from "./support/stacks.ts";

const { template } = deployedApp();

test("the outputs name the web app, the API, the table, the queues, the dashboard and the user pool", () => {
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

test("the template is the one that was last reviewed", () => {
  const text = JSON.stringify(template.toJSON(), null, 2).replaceAll(/[0-9a-f]{64}/g, "<hash>");
  expect(JSON.parse(text)).toMatchSnapshot();
});
