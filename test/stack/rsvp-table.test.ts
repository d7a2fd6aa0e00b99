import { App, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { RsvpTable } from "../../lib/constructs/rsvp-table.ts";
import { resource } from "./support/stacks.ts";

const tableWith = (removalPolicy: RemovalPolicy) => {
  const stack = new Stack(new App(), "Test");
  new RsvpTable(stack, "rsvp-table", { removalPolicy });
  return resource(Template.fromStack(stack), "AWS::DynamoDB::Table");
};

describe("the table", () => {
  const table = tableWith(RemovalPolicy.RETAIN);

  test("has the keys PK and SK and is paid per request", () => {
    expect(table.Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "PK", KeyType: "HASH" },
        { AttributeName: "SK", KeyType: "RANGE" },
      ],
    });
    expect(table.Properties.AttributeDefinitions).toEqual(
      ["PK", "SK", "bySessionPK", "bySessionSK", "sweepPK", "sweepSK"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
    );
  });

  test("has only the indexes bySession, with whole items, and sweep, with keys only", () => {
    const key = (name: string) => [
      { AttributeName: `${name}PK`, KeyType: "HASH" },
      { AttributeName: `${name}SK`, KeyType: "RANGE" },
    ];
    expect(table.Properties.GlobalSecondaryIndexes).toEqual([
      { IndexName: "bySession", KeySchema: key("bySession"), Projection: { ProjectionType: "ALL" } },
      { IndexName: "sweep", KeySchema: key("sweep"), Projection: { ProjectionType: "KEYS_ONLY" } },
    ]);
    expect(table.Properties).not.toHaveProperty("LocalSecondaryIndexes");
  });

  test("can be restored to any point in time, streams both images and deletes items after their ttl", () => {
    expect(table.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
    });
  });

  test("outlives its stack and cannot be deleted by mistake", () => {
    expect(table).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
  });

  test("is deleted with its stack if the stack is disposable", () => {
    const disposable = tableWith(RemovalPolicy.DESTROY);
    expect(disposable).toMatchObject({ DeletionPolicy: "Delete", UpdateReplacePolicy: "Delete" });
    expect(disposable.Properties.DeletionProtectionEnabled).toBe(false);
  });
});
