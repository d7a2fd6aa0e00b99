import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { preflight } from "../../local/preflight/preflight.ts";
import {
  accountQuota,
  DEFAULT_SERVICE_QUOTAS,
  type QuotasServer,
  refused,
  startServiceQuotas,
} from "./support/service-quotas.ts";

const stages = mkdtempSync(join(tmpdir(), "preflight-"));
const email = { from: "seats@conference.example" };
const OWN_POOL = { identity: { kind: "own-user-pool", email }, disposable: false };
const FILES = {
  ready: { ...OWN_POOL, expectedCrowd: 10_000, quotasRaised: true, provisionedConcurrency: true },
  plain: OWN_POOL,
  narrow: { ...OWN_POOL, throttling: { burst: 20, rate: 10 } },
  huge: { ...OWN_POOL, expectedCrowd: 20_000, quotasRaised: true },
  warm: { ...OWN_POOL, expectedCrowd: 20_000, quotasRaised: true, provisionedConcurrency: true },
  elsewhere: {
    ...OWN_POOL,
    identity: { kind: "own-user-pool", email: { ...email, region: "eu-west-1" } },
  },
  cognito: { identity: { kind: "own-user-pool" }, disposable: true, expectedCrowd: 100 },
  issuer: {
    identity: { kind: "issuer", issuer: "https://id.example.org", audience: ["rsvp"] },
    disposable: false,
  },
};

let quotas: QuotasServer;
beforeAll(async () => {
  for (const [name, content] of Object.entries(FILES))
    writeFileSync(join(stages, `${name}.json`), JSON.stringify(content));
  quotas = await startServiceQuotas();
});
afterAll(async () => {
  await quotas.stop();
  rmSync(stages, { recursive: true });
});

beforeEach(() => {
  const values = { ...DEFAULT_SERVICE_QUOTAS, "lambda/L-B99A9384": 3_000, "dynamodb/L-CF0CBE56": 60_000 };
  Object.assign(quotas, { answers: {}, defaults: {}, values });
  quotas.asked.length = 0;
  const environment = {
    AWS_ENDPOINT_URL: quotas.url,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: join(stages, "none"),
    AWS_SHARED_CREDENTIALS_FILE: join(stages, "none"),
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

async function run(...args: string[]) {
  const printed = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof printed) => ({
    write: (text: string) => {
      printed[stream] += text;
    },
  });
  const exitCode = await preflight(args, { stdout: into("stdout"), stderr: into("stderr"), stages });
  return { exitCode, ...printed };
}

const rowOf = (stdout: string, what: string) =>
  stdout
    .split("\n")
    .find((line) => line.startsWith(what))
    ?.slice(what.length)
    .trim()
    .split(/ {2,}/);
const todoFor = (stdout: string, what: string) =>
  stdout.slice(stdout.indexOf("What to do:")).split(`${what}:\n  `)[1]?.split("\n")[0];

describe("npm run preflight", () => {
  test("prints what the crowd needs beside the account's quotas, and exits with 0 if all of it carries", async () => {
    const { exitCode, stdout, stderr } = await run("--stage", "ready");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toBe(`Stage ready in eu-central-1: 10000 people press at once.

what                                                        needed  quota  verdict
Stage: requests per second                                    2000   2000  carries
Stage: requests at once                                       5000   5000  carries
Stage: write units per second that its table is warmed for   40000  40000  carries
API Gateway: requests per second                              2000  10000  carries
API Gateway: requests at once                                 5000   5000  carries
Lambda: concurrent executions                                 2757   3000  carries
Lambda: new environments of a function in 10 s                   0   1000  carries
DynamoDB: write units per second of a table                  40000  40000  carries
DynamoDB: read units per second of a table                   55000  60000  carries
SES: e-mails in 24 hours                                     10000  50000  carries
SES: e-mails per second                                          3     14  carries
`);
  });

  test("asks for each quota once, in the region of the stack", async () => {
    await run("--stage", "ready");
    expect(quotas.asked).toEqual(
      Object.keys(DEFAULT_SERVICE_QUOTAS).map((name) => {
        const [ServiceCode, QuotaCode] = name.split("/");
        return { operation: "GetServiceQuota", ServiceCode, QuotaCode, region: "eu-central-1" };
      }),
    );
  });

  test("says what to do about each quota that does not carry the crowd, and exits with 1", async () => {
    quotas.values["lambda/L-B99A9384"] = 10;
    const { exitCode, stdout } = await run("--stage", "ready");
    expect(exitCode).toBe(1);
    expect(rowOf(stdout, "Lambda: concurrent executions")).toEqual(["2757", "10", "does not carry"]);
    expect(stdout.split("What to do:\n")[1]).toBe(
      "Lambda: concurrent executions:\n  aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 2757 --region eu-central-1\n",
    );
  });

  test("sees the sandbox of SES, from which 200 e-mails a day leave, one a second", async () => {
    Object.assign(quotas.values, { "ses/L-804C8AE8": 200, "ses/L-CDEF9B6B": 1 });
    const { exitCode, stdout } = await run("--stage", "ready");
    expect(exitCode).toBe(1);
    expect(rowOf(stdout, "SES: e-mails in 24 hours")).toEqual(["10000", "200", "does not carry"]);
    expect(rowOf(stdout, "SES: e-mails per second")).toEqual(["3", "1", "does not carry"]);
    expect(todoFor(stdout, "SES: e-mails per second")).toMatch(/^leave the sandbox first, .*L-CDEF9B6B/);
  });

  test("compares another crowd than the stage expects, also with the stage itself", async () => {
    const { exitCode, stdout } = await run("--stage", "ready", "--crowd", "12000");
    expect(exitCode).toBe(1);
    expect(rowOf(stdout, "Stage: requests per second")).toEqual(["2400", "2000", "does not carry"]);
    expect(rowOf(stdout, "Stage: write units per second that its table is warmed for")).toEqual([
      "48000",
      "40000",
      "does not carry",
    ]);
    expect(todoFor(stdout, "Stage: requests per second")).toBe(
      'write "expectedCrowd":12000,"quotasRaised":true into stages/ready.json, and deploy',
    );
    expect(todoFor(stdout, "API Gateway: requests at once")).toMatch(/^AWS sets it together .*L-8A5B8E43/);
  });

  test("says which crowd a stage must expect, without quotas that need not be raised", async () => {
    const { stdout } = await run("--stage", "plain", "--crowd", "3600");
    expect(todoFor(stdout, "Stage: write units per second that its table is warmed for")).toBe(
      'write "expectedCrowd":3600 into stages/plain.json, and deploy',
    );
  });

  test("knows that a stage without an expected crowd has a table that is not warmed", async () => {
    const small = await run("--stage", "plain", "--crowd", "1000");
    expect(small.exitCode).toBe(0);
    expect(small.stdout).not.toContain("Stage: requests");
    const { exitCode, stdout } = await run("--stage", "plain", "--crowd", "1002");
    expect(exitCode).toBe(1);
    expect(rowOf(stdout, "Stage: write units per second that its table is warmed for")).toEqual([
      "4008",
      "4000",
      "does not carry",
    ]);
  });

  test("compares the crowd with the stage's own limit of the API", async () => {
    const { exitCode, stdout } = await run("--stage", "narrow", "--crowd", "100");
    expect(exitCode).toBe(1);
    expect(rowOf(stdout, "Stage: requests at once")).toEqual(["50", "20", "does not carry"]);
    expect(todoFor(stdout, "Stage: requests at once")).toBe(
      'write "throttling":{"burst":50,"rate":20} into stages/narrow.json, and deploy',
    );
  });

  test("says that only provisioned concurrency gives a function more than 1,000 environments at once", async () => {
    const [without, having] = [await run("--stage", "huge"), await run("--stage", "warm")];
    const what = "Lambda: new environments of a function in 10 s";
    expect(rowOf(without.stdout, what)).toEqual(["5000", "1000", "does not carry"]);
    expect(todoFor(without.stdout, what)).toBe(
      'nobody can raise it: write "expectedCrowd":20000,"quotasRaised":true,"provisionedConcurrency":true into stages/huge.json, and deploy some hours before',
    );
    expect(rowOf(having.stdout, what)).toEqual(["0", "1000", "carries"]);
    const larger = await run("--stage", "warm", "--crowd", "40000");
    expect(rowOf(larger.stdout, what)).toEqual(["5000", "1000", "does not carry"]);
    expect(todoFor(larger.stdout, what)).toContain('"expectedCrowd":40000');
  });

  test("knows the regions where API Gateway gives less than Service Quotas shows", async () => {
    vi.stubEnv("AWS_REGION", "eu-south-1");
    const { stdout } = await run("--stage", "ready");
    expect(rowOf(stdout, "API Gateway: requests per second")).toEqual(["2000", "2500", "carries"]);
    expect(rowOf(stdout, "API Gateway: requests at once")).toEqual(["5000", "1250", "does not carry"]);
    Object.assign(quotas.values, { "apigateway/L-8A5B8E43": 12_000, "apigateway/L-CDF5615A": 6_000 });
    const raised = await run("--stage", "ready");
    expect(rowOf(raised.stdout, "API Gateway: requests at once")).toEqual(["5000", "6000", "carries"]);
  });

  test("asks SES in the region that sends the e-mails", async () => {
    await run("--stage", "elsewhere", "--crowd", "10");
    const regions = quotas.asked.map(({ ServiceCode, region }) => `${ServiceCode} ${region}`);
    expect(new Set(regions)).toEqual(
      new Set(["apigateway eu-central-1", "lambda eu-central-1", "dynamodb eu-central-1", "ses eu-west-1"]),
    );
  });

  test("knows the fifty e-mails a day of Cognito's own sender, and an issuer that sends none", async () => {
    const { exitCode, stdout } = await run("--stage", "cognito");
    expect(exitCode).toBe(1);
    expect(rowOf(stdout, "Cognito: e-mails in 24 hours")).toEqual(["100", "50", "does not carry"]);
    const issuer = await run("--stage", "issuer", "--crowd", "100");
    expect(issuer.exitCode).toBe(0);
    expect(issuer.stdout).not.toContain("e-mails");
  });
});

describe("a quota", () => {
  const what = "DynamoDB: write units per second of a table";
  const name = "dynamodb/L-AB614373";

  test("that the account never changed is AWS's default", async () => {
    delete quotas.values[name];
    quotas.defaults[name] = accountQuota(name, 40_000);
    const { exitCode, stdout } = await run("--stage", "ready");
    expect(exitCode).toBe(0);
    expect(rowOf(stdout, what)).toEqual(["40000", "40000", "carries"]);
    expect(quotas.asked.filter(({ QuotaCode }) => QuotaCode === "L-AB614373")).toMatchObject([
      { operation: "GetServiceQuota" },
      { operation: "GetAWSDefaultServiceQuota" },
    ]);
  });

  // "Errors" of API_GetServiceQuota and "Common Errors" of the Service Quotas API reference.
  test.each([
    [
      "that the operator may not read",
      refused("AccessDeniedException", "User: arn:aws:iam::111122223333:user/o is not authorized"),
      "unknown (access denied: allow servicequotas:GetServiceQuota and GetAWSDefaultServiceQuota)",
    ],
    [
      "that Service Quotas is too busy to tell",
      refused("TooManyRequestsException", "Rate exceeded", 429),
      "unknown (Service Quotas is busy: run this again in a minute)",
    ],
    [
      "whose service fails",
      refused("ServiceException", "Something went wrong.", 500),
      "unknown (Something went wrong.)",
    ],
    // `ErrorReason`: https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ErrorReason.html
    [
      "whose own service does not answer Service Quotas",
      accountQuota(name, undefined, {
        ErrorReason: { ErrorCode: "DEPENDENCY_THROTTLING_ERROR", ErrorMessage: "DynamoDB throttles" },
      }),
      "unknown (DynamoDB throttles)",
    ],
    ["without a value", accountQuota(name), "unknown (Service Quotas answers without a value)"],
    ["that the region does not have", undefined, "unknown (this region has no such quota)"],
  ])("%s is unknown, and the others are compared", async (_, answer, verdict) => {
    delete quotas.values[name];
    if (answer !== undefined) quotas.answers[name] = answer;
    const { exitCode, stdout, stderr } = await run("--stage", "ready");
    expect(rowOf(stdout, what)).toEqual(["40000", "?", verdict]);
    expect(rowOf(stdout, "SES: e-mails per second")).toEqual(["3", "14", "carries"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).not.toContain("What to do");
  });
});

describe("npm run preflight exits with 2 and one line", () => {
  const refusedWith = async (args: string[], line: string) =>
    expect(await run(...args)).toEqual({ exitCode: 2, stdout: "", stderr: `preflight: ${line}\n` });
  const USAGE = "Usage: npm run preflight -- --stage <name> [--crowd <people>]";

  test("without a stage, or with one that does not exist", async () => {
    await refusedWith([], `Name the stage. ${USAGE}`);
    const { exitCode, stderr } = await run("--stage", "beta");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^preflight: There is no stages\/beta\.json \(known stages: .*\)\n$/);
  });

  test.each(["0", "-1", "1.5", "many", "", "1e3", "99999999999999999999"])("for a crowd of '%s'", (crowd) =>
    refusedWith(
      ["--stage", "ready", `--crowd=${crowd}`],
      `--crowd must be a whole number of people, not '${crowd}'. ${USAGE}`,
    ),
  );

  test("if neither the arguments nor the stage say how many people", () =>
    refusedWith(
      ["--stage", "plain"],
      `stages/plain.json has no expectedCrowd: say with --crowd how many people press at once. ${USAGE}`,
    ));

  test("for an unknown argument", () =>
    refusedWith(["--stage", "ready", "--what"], `Unknown option '--what'. ${USAGE}`));

  test("without a region", async () => {
    vi.stubEnv("AWS_REGION", undefined);
    await refusedWith(["--stage", "ready"], "The region of the stack is not known. Name it with AWS_REGION.");
  });

  test("without credentials", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
    await refusedWith(
      ["--stage", "ready"],
      "There are no AWS credentials: sign in as for the AWS CLI, or name a profile with AWS_PROFILE.",
    );
  });

  // https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/CommonErrors.html
  test.each(["ExpiredTokenException", "UnrecognizedClientException"])(
    "with credentials: %s",
    async (type) => {
      quotas.answers["apigateway/L-8A5B8E43"] = refused(type, "The security token is invalid", 403);
      await refusedWith(
        ["--stage", "ready"],
        "AWS refuses the credentials: they have expired or are wrong. Sign in again as for the AWS CLI.",
      );
    },
  );

  test("if Service Quotas cannot be reached", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    await refusedWith(["--stage", "ready"], "Service Quotas does not answer.");
  });
});
