import { readFileSync } from "node:fs";
import type { Template } from "aws-cdk-lib/assertions";
import { assetOf, resolverOf, resource } from "./stacks.ts";

interface PageDeployment {
  readonly SourceObjectKeys: readonly string[];
  /** It is absent when there is nothing to replace. */
  readonly SourceMarkers?: readonly Record<string, unknown>[];
}

/**
 * `/config.json` as the CDK's deployment writes it: values known at deploy time replace the asset's markers.
 */
export function deployedConfig(template: Template): Record<string, string> {
  const { Properties } = resource(template, "Custom::CDKBucketDeployment", "page");
  const { SourceObjectKeys, SourceMarkers = [] } = Properties as PageDeployment;
  const index = SourceObjectKeys.length - 1;
  const marks = resolverOf(template)(SourceMarkers[index] ?? {}) as Record<string, string>;
  const written = readFileSync(`${assetOf(SourceObjectKeys[index] ?? "")}/config.json`, "utf8");
  return JSON.parse(
    Object.entries(marks).reduce((text, [mark, value]) => text.replaceAll(mark, value), written),
  ) as Record<string, string>;
}
