import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Plugin } from "esbuild";

const shim = (name: string) => resolve(import.meta.dirname, "sdk-shims", `${name}.ts`);

/**
 * Parts of the AWS SDK that a Lambda function calling DynamoDB and SQS can never reach, each with what takes its place.
 * Reasons, sizes and the tests that hold this up: docs/adr/010-slim-bundles.md.
 */
export interface Replacement {
  /** A path inside `node_modules`, without extension, or a module specifier. */
  readonly part: string;
  readonly by: string;
  readonly reason: string;
}

/** Replaced wherever they are imported by this name. */
export const MODULES: readonly Replacement[] = [
  {
    part: "@aws-sdk/credential-provider-node",
    by: shim("credentials"),
    reason:
      "Lambda gives credentials in environment variables; SSO, STS, profiles, IMDS and processes are never asked.",
  },
  {
    part: "@aws-sdk/middleware-endpoint-discovery",
    by: shim("endpoint-discovery"),
    reason:
      "DynamoDB has regional endpoints; discovery is off unless a variable that the stack does not set asks for it.",
  },
  {
    part: "@smithy/core/event-streams",
    by: shim("event-streams"),
    reason: "No operation of DynamoDB or SQS answers with an event stream.",
  },
  {
    part: "@smithy/core/checksum",
    by: shim("checksums"),
    reason: "Node on Lambda has OpenSSL; hashes in JavaScript are for platforms that lack it.",
  },
];

/** Replaced as files, since the SDK imports them by relative paths. */
export const FILES: readonly Replacement[] = [
  {
    part: "@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles",
    by: shim("shared-config-files"),
    reason:
      "There is no ~/.aws in a Lambda function; this also spares the attempts to read it at each cold start.",
  },
  {
    part: "@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion",
    by: shim("instance-metadata"),
    reason: "A Lambda function is told its region (AWS_REGION) and has no instance metadata service.",
  },
  {
    part: "@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy",
    by: shim("adaptive-retries"),
    reason: "The clients use the standard retry mode; asking for the adaptive one fails at the first call.",
  },
  {
    part: "@smithy/core/dist-es/submodules/protocols/HttpBindingNormalizedSchema",
    by: shim("http-bindings"),
    reason:
      "DynamoDB and SQS speak JSON RPC; bindings to paths, headers and queries belong to REST protocols.",
  },
  ...["dynamodb", "sqs"].map((service) => ({
    part: `@aws-sdk/client-${service}/dist-es/endpoint/endpointResolver`,
    by: shim(`endpoint-${service}`),
    reason:
      "A function calls the endpoint of its own region, or the one that AWS_ENDPOINT_URL_… names. The rules for FIPS, dual-stack and account endpoints decide nothing else; asking for those fails at the first call.",
  })),
  {
    part: "@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions",
    by: shim("partitions"),
    reason: "The table of regions is for the endpoint rules, which are replaced above.",
  },
  {
    part: "@smithy/signature-v4/dist-es/HeaderFormatter",
    by: shim("header-formatter"),
    reason: "Formats headers of signed events in event streams, of which there are none.",
  },
];

/**
 * Errors that function code tells apart by class. Of all others only name, message and `$metadata` are ever looked at, and those the SDK
 * gives to errors that it does not know, too (it knows neither `ValidationException` nor `AccessDeniedException` of DynamoDB to begin with).
 */
export const ERRORS_WITH_A_CLASS: ReadonlySet<string> = new Set([
  "ConditionalCheckFailedException",
  "TransactionCanceledException",
]);

/** Source files that shrink without losing anything that is used. */
const EDITS: readonly {
  readonly files: RegExp;
  readonly loader: "js" | "json";
  edit(source: string): string;
}[] = [
  {
    files: /node_modules\/@aws-sdk\/client-(dynamodb|sqs)\/dist-es\/schemas\/schemas_0\.js$/,
    loader: "js",
    edit: (source) => withPlainKeys(withoutUnusedErrors(source)),
  },
  {
    // The SDK imports the whole of its package.json for the sake of the version in its user agent.
    files: /node_modules\/@aws-sdk\/[^/]+\/package\.json$/,
    loader: "json",
    edit: (source) => JSON.stringify({ version: versionOf(source) }),
  },
];

export const slimSdk: Plugin = {
  name: "slim-sdk",
  setup(build) {
    for (const { part, by } of FILES) {
      const contents = `export * from ${JSON.stringify(by)};`;
      build.onLoad({ filter: pathFilter(part) }, () => ({ contents, resolveDir: import.meta.dirname }));
    }
    for (const { files, loader, edit } of EDITS) {
      build.onLoad({ filter: files }, async ({ path }) => ({
        contents: edit(await readFile(path, "utf8")),
        loader,
      }));
    }
  },
};

export const aliases: Record<string, string> = Object.fromEntries(MODULES.map(({ part, by }) => [part, by]));

const pathFilter = (part: string) => new RegExp(`node_modules/${part.replaceAll(/[.]/g, "\\.")}\\.js$`);

/** An error's class is kept in a bundle by the one line that registers it; without that line tree shaking removes it. */
function withoutUnusedErrors(schemas: string): string {
  return schemas.replaceAll(/^n0_registry\.registerError\((\w+)\$, \w+\);$/gm, (line, name: string) =>
    ERRORS_WITH_A_CLASS.has(name) ? line : "",
  );
}

/** `{ [_e]: 400 }` may call a function for all esbuild knows, so no schema with such a key is ever shaken off; `{ "error": 400 }` may not. */
function withPlainKeys(schemas: string): string {
  const constants = new Map(
    [...schemas.matchAll(/^const (\w+) = ("[^"]*");$/gm)].map(([, name, value]) => [name, value]),
  );
  return schemas.replaceAll(/\[(_\w+)\]:/g, (key, name: string) =>
    constants.has(name) ? `${constants.get(name)}:` : key,
  );
}

function versionOf(manifest: string): unknown {
  const { version }: { version?: unknown } = JSON.parse(manifest);
  return version;
}
