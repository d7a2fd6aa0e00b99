import { resolve } from "node:path";

const shim = (name: string) => resolve(import.meta.dirname, "sdk-shims", `${name}.ts`);

/** A module of the AWS SDK that no function can reach, and its replacement. */
export interface Replacement {
  readonly module: string;
  readonly by: string;
  readonly reason: string;
}

/** docs/adr/010-slim-bundles.md has the reasons, sizes and tests. */
export const REPLACEMENTS: readonly Replacement[] = [
  {
    module: "@aws-sdk/credential-provider-node",
    by: shim("credentials"),
    reason:
      "Lambda gives credentials in environment variables; SSO, STS, profiles, IMDS and processes are never asked.",
  },
  {
    module: "@aws-sdk/middleware-endpoint-discovery",
    by: shim("endpoint-discovery"),
    reason:
      "DynamoDB has regional endpoints; discovery is off unless a variable that the stack does not set asks for it.",
  },
  {
    module: "@smithy/core/event-streams",
    by: shim("event-streams"),
    reason: "No operation of DynamoDB or SQS answers with an event stream.",
  },
  {
    module: "@smithy/core/checksum",
    by: shim("checksums"),
    reason: "Node on Lambda has OpenSSL; hashes in JavaScript are for platforms that lack it.",
  },
];

/** Modules that an entry point needs unchanged. */
type Kept = Readonly<Record<string, readonly string[]>>;
const KEPT: Kept = {};

/** Returns esbuild's aliases for the bundle of an entry point such as `http/catalogue`. */
export function aliasesOf(entryPoint: string, kept: Kept = KEPT): Record<string, string> {
  const replaced = REPLACEMENTS.filter(({ module }) => !kept[entryPoint]?.includes(module));
  return Object.fromEntries(replaced.map(({ module, by }) => [module, by]));
}
