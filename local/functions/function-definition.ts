import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { constructName, serviceFunctions } from "../template/cloudformation.ts";
import { policiesOf } from "../template/policies.ts";
import type { PolicyStatement } from "../template/policy-statement.ts";
import type { Resolver } from "../template/resolver.ts";
import type { Assembly } from "../template/synthesize.ts";

/** The template's definition of one Lambda function. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** Absolute directory of the deployed bundle. */
  readonly directory: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly reservedConcurrency?: number;
  readonly policies: readonly PolicyStatement[];
}

interface FunctionProperties {
  Code: { S3Key?: string };
  Handler: string;
  Timeout?: number;
  MemorySize?: number;
  ReservedConcurrentExecutions?: number;
  Environment?: { Variables?: Record<string, unknown> };
}

interface AssetManifest {
  files: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>;
}

/** @param overrides replace variables that the template gives a function */
export async function readFunctions(
  assembly: Assembly,
  resolver: Resolver,
  overrides: Readonly<Record<string, string>> = {},
): Promise<FunctionDefinition[]> {
  const assets = await readAssets(assembly.directory);
  return serviceFunctions(assembly.template).map(([logicalId, resource]) => {
    const properties = resolver(resource.Properties) as FunctionProperties;
    const asset = assets.get(properties.Code.S3Key ?? "");
    const name = constructName(resource);
    if (asset === undefined) throw new Error(`The code of function ${name} is not an asset of the assembly`);
    return {
      name,
      arn: String(resolver({ "Fn::GetAtt": [logicalId, "Arn"] })),
      directory: resolve(assembly.directory, asset),
      handler: properties.Handler,
      environment: variablesOf(properties, overrides),
      // The defaults are Lambda's.
      timeoutMs: (properties.Timeout ?? 3) * 1000,
      memoryMb: properties.MemorySize ?? 128,
      ...(properties.ReservedConcurrentExecutions !== undefined && {
        reservedConcurrency: properties.ReservedConcurrentExecutions,
      }),
      policies: policiesOf(assembly.template, resolver, logicalId),
    };
  });
}

function variablesOf({ Environment }: FunctionProperties, overrides: Readonly<Record<string, string>>) {
  const variables = Object.entries(Environment?.Variables ?? {});
  return Object.fromEntries(variables.map(([name, value]) => [name, overrides[name] ?? String(value)]));
}

/** S3 object key → path within the assembly. */
async function readAssets(directory: string): Promise<Map<string, string>> {
  const manifests = (await readdir(directory)).filter((file) => file.endsWith(".assets.json"));
  const assets = new Map<string, string>();
  for (const file of manifests) {
    const manifest = JSON.parse(await readFile(resolve(directory, file), "utf8")) as AssetManifest;
    for (const { source, destinations } of Object.values(manifest.files)) {
      for (const { objectKey } of Object.values(destinations)) {
        if (source.path !== undefined) assets.set(objectKey, source.path);
      }
    }
  }
  return assets;
}
