import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { regionalEndpoint } from "../../lib/constructs/sdk-shims/regional-endpoint.ts";

/** The resolvers that the shim takes the place of, from the SDK as it is installed. */
const CLIENTS = {
  dynamodb: new DynamoDBClient({ region: "eu-central-1" }),
  sqs: new SQSClient({ region: "eu-central-1" }),
};

const partitions = readFileSync(
  resolve(
    import.meta.dirname,
    "../../node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js",
  ),
  "utf8",
);
const regions = [...partitions.matchAll(/"([a-z]+-[a-z-]+-\d)": \{/g)].map(([, region]) => region ?? "");

describe.each(["dynamodb", "sqs"] as const)("the endpoint of %s", (service) => {
  const shim = regionalEndpoint(service);
  const full = CLIENTS[service].config.endpointProvider;

  test("is the one of the full SDK in every region that it knows", () => {
    expect(regions.length).toBeGreaterThan(35);
    for (const Region of regions) {
      expect(shim({ Region }).url.href).toBe(full({ Region, UseDualStack: false, UseFIPS: false }).url.href);
    }
  });

  test("is the one that is configured, if there is one", () => {
    const parameters = { Region: "eu-central-1", Endpoint: "http://127.0.0.1:8000/path" };
    expect(shim(parameters).url.href).toBe(full(parameters).url.href);
  });

  test.each([{ UseFIPS: true }, { UseDualStack: true }])("is refused for %o instead of guessed", (wish) => {
    expect(() => shim({ Region: "us-gov-west-1", ...wish })).toThrow("no FIPS or dual-stack");
  });
});
