import { describe, expect, test } from "vitest";
import type { SessionRsvpProps } from "../../lib/session-rsvp-props.ts";
import { resource, resources, servicesWith } from "./support/stacks.ts";

const { nobody, small, modest, crowd, provisioned, huge, own } = servicesWith({
  nobody: () => ({}),
  small: () => ({ expectedCrowd: 200 }),
  modest: () => ({ expectedCrowd: 3_600 }),
  crowd: () => ({ expectedCrowd: 10_000, quotasRaised: true }),
  provisioned: () => ({ expectedCrowd: 10_000, quotasRaised: true, provisionedConcurrency: true }),
  huge: () => ({ expectedCrowd: 60_000, quotasRaised: true, dashboard: false }),
  own: () => ({
    expectedCrowd: 3_000,
    throttling: { burst: 20, rate: 10 },
    reservedConcurrency: { consumer: 9, reservations: 800 },
  }),
});
type Service = typeof crowd;

const limits = (template: Service) =>
  resource(template, "AWS::ApiGatewayV2::Stage").Properties.DefaultRouteSettings;
const table = (template: Service) => resource(template, "AWS::DynamoDB::Table").Properties;
const indexes = (template: Service) =>
  Object.fromEntries(
    table(template).GlobalSecondaryIndexes.map((index: { IndexName: string; WarmThroughput?: unknown }) => [
      index.IndexName,
      index.WarmThroughput,
    ]),
  );
const reserved = (template: Service) =>
  Object.fromEntries(
    resources(template, "AWS::Lambda::Function").flatMap(([, { Properties }]) =>
      Properties.ReservedConcurrentExecutions === undefined
        ? []
        : [
            [
              Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME,
              Properties.ReservedConcurrentExecutions,
            ],
          ],
    ),
  );

describe("without an expected crowd", () => {
  test("nothing is warmed, reserved or provisioned", () => {
    expect(table(nobody)).not.toHaveProperty("WarmThroughput");
    expect(indexes(nobody)).toEqual({ bySession: undefined, sweep: undefined });
    expect(reserved(nobody)).toEqual({});
    expect(resources(nobody, "AWS::Lambda::Alias")).toEqual([]);
  });
});

describe("an expected crowd", () => {
  test("sets the limit of the API", () => {
    expect(limits(modest)).toMatchObject({ ThrottlingRateLimit: 720 });
    expect(JSON.stringify(limits(modest).ThrottlingBurstLimit)).toMatch(/^{"Fn::If":\[".*",1250,1800\]}$/);
    expect(limits(crowd)).toEqual({ ThrottlingBurstLimit: 5_000, ThrottlingRateLimit: 2_000 });
    expect(limits(own)).toEqual({ ThrottlingBurstLimit: 20, ThrottlingRateLimit: 10 });
  });

  test("warms the table, and the index that RSVPs write, above what they have from the start", () => {
    expect(table(crowd).WarmThroughput).toEqual({ ReadUnitsPerSecond: 55_000, WriteUnitsPerSecond: 40_000 });
    expect(indexes(crowd)).toEqual({ bySession: { WriteUnitsPerSecond: 5_000 }, sweep: undefined });
    expect(table(own).WarmThroughput).toEqual({ ReadUnitsPerSecond: 16_500, WriteUnitsPerSecond: 12_000 });
    expect(table(small)).not.toHaveProperty("WarmThroughput");
  });

  test("reserves concurrency for the functions that nobody waits for, once people fill the rest", () => {
    expect(reserved(crowd)).toEqual({ "nudge-consumer": 5, sweep: 1, audit: 1 });
    expect(reserved(small)).toEqual({});
  });

  test("leaves to the deployer what to reserve", () => {
    expect(reserved(own)).toEqual({ "nudge-consumer": 9, sweep: 1, audit: 1, reservations: 800 });
  });

  test("provisions no concurrency unless it is asked for", () => {
    expect(resources(crowd, "AWS::Lambda::Alias")).toEqual([]);
  });

  test("may go beyond the default quotas if they were raised", () => {
    expect(limits(huge)).toEqual({ ThrottlingBurstLimit: 30_000, ThrottlingRateLimit: 12_000 });
    expect(table(huge).WarmThroughput).toEqual({ ReadUnitsPerSecond: 330_000, WriteUnitsPerSecond: 240_000 });
  });
});

describe("provisioned concurrency", () => {
  const [[alias, { Properties }]] = resources(provisioned, "AWS::Lambda::Alias") as [
    [string, { Properties: Record<string, unknown> }],
  ];

  test("keeps as many environments of the function that takes RSVPs as the crowd needs", () => {
    expect(Properties).toMatchObject({
      Name: "provisioned",
      FunctionName: { Ref: expect.stringContaining("reservations") },
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2_500 },
    });
  });

  test("is what the routes of RSVPs invoke, with the permission for it", () => {
    const integrations = resources(provisioned, "AWS::ApiGatewayV2::Integration").filter(
      ([, { Properties }]) => JSON.stringify(Properties.IntegrationUri).includes(alias),
    );
    expect(integrations).toHaveLength(1);
    const permissions = resources(provisioned, "AWS::Lambda::Permission").filter(([, { Properties }]) =>
      JSON.stringify(Properties.FunctionName).includes(alias),
    );
    expect(permissions).toHaveLength(8);
  });
});

test.each<[string, SessionRsvpProps, string]>([
  ["provisioned concurrency for nobody", { provisionedConcurrency: true }, "expectedCrowd"],
  ["a crowd beyond the default quotas", { expectedCrowd: 4_000 }, "npm run preflight"],
  ["half a person", { expectedCrowd: 0.5, throttling: { burst: 1, rate: 1 } }, "expectedCrowd"],
  [
    "fewer environments for RSVPs than the crowd needs",
    { expectedCrowd: 3_000, reservedConcurrency: { reservations: 749 } },
    "reservedConcurrency.reservations must be a whole number of at least 750, not 749",
  ],
])("refuses to synthesize with %s", (_, props, named) => {
  expect(() => servicesWith({ refused: () => props })).toThrow(named);
});
