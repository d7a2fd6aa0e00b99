import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { BUNDLE_OPTIONS, buildBundles, listEntryPoints } from "../lib/constructs/build-bundles.ts";
import { aliasesOf } from "../lib/constructs/sdk-slimming.ts";
import { percentile } from "./percentile.ts";

const run = promisify(execFile);

const EMPTY_HANDLER = `
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
const clients = [DynamoDBDocumentClient.from(new DynamoDBClient({})), new SQSClient({})];
export const handler = async () => clients.length;
`;

/**
 * Measures how long a fresh process takes to import each bundle, compared with an empty handler with the same
 * clients.
 */
export async function benchInitTimes(imports: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "session-rsvp-bench-"));
  try {
    await buildBundles(directory);
    const empty = join(directory, "empty.mjs");
    const stdin = {
      contents: EMPTY_HANDLER,
      resolveDir: BUNDLE_OPTIONS.absWorkingDir,
      loader: "ts" as const,
    };
    await build({ ...BUNDLE_OPTIONS, alias: aliasesOf("empty"), stdin, outfile: empty });
    const bundles = [
      { name: "empty handler, same clients", path: empty },
      ...listEntryPoints().map((entryPoint) => ({
        name: entryPoint,
        path: join(directory, entryPoint, "index.mjs"),
      })),
    ];
    const times = new Map(bundles.map(({ name }) => [name, [] as number[]]));
    const program = join(directory, "import.mjs");
    await writeFile(
      program,
      "const began = performance.now(); await import(process.argv[2]); console.log(performance.now() - began);",
    );
    for (let round = 0; round < imports; round++) {
      for (const { name, path } of bundles) times.get(name)?.push(await importTime(program, path));
    }
    console.log(`\nInit: median of ${imports} cold imports, in turn`);
    for (const { name, path } of bundles) {
      const kilobytes = ((await stat(path)).size / 1_000).toFixed(0);
      const median = percentile(times.get(name) ?? [], 0.5).toFixed(0);
      console.log(`${name.padEnd(36)} ${median.padStart(4)} ms  ${kilobytes.padStart(4)} KB`);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function importTime(program: string, bundle: string): Promise<number> {
  const env = {
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "secret-of-the-bench",
    AWS_SESSION_TOKEN: "bench",
    TABLE_NAME: "bench",
    DEALING: "on",
    NUDGE_QUEUE_URL: "https://sqs.eu-central-1.amazonaws.com/000000000000/bench",
    NOTICES_QUEUE_URL: "https://sqs.eu-central-1.amazonaws.com/000000000000/bench-notices",
    SPREADING_QUEUE_URL: "https://sqs.eu-central-1.amazonaws.com/000000000000/bench-spreadings",
    FEEDBACK_QUEUE_URL: "https://sqs.eu-central-1.amazonaws.com/000000000000/bench-feedback",
    NOTICE_CHANNELS: "mail,push",
    PUSH_SECRET: "secret-of-the-bench",
    PUSH_CONTACT: "mailto:notices@bench.example",
    TICKET_SECRETS: "secret-of-the-bench",
    TICKET_GENERATIONS: "1",
    LINK_SECRETS: "secret-of-the-bench",
    WEBSITE_URL: "https://bench.example.org",
    RATE_LIMIT_CALLS: "5",
    RATE_LIMIT_PERIOD_SECONDS: "60",
    ORGANIZER_GROUP: "organizer",
    ORIGIN_SECRETS: "secret-of-the-bench",
    DIRECT_REQUESTS: "answered",
    TOKEN_ISSUER: "https://cognito-idp.eu-central-1.amazonaws.com/bench",
    TOKEN_AUDIENCE: "bench",
    INTROSPECTION: "off",
    POWERTOOLS_SERVICE_NAME: "bench",
    POWERTOOLS_METRICS_NAMESPACE: "SessionRsvp",
  };
  const { stdout } = await run(process.execPath, [program, bundle], { env });
  return Number(stdout);
}
