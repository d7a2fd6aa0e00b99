import { readFileSync } from "node:fs";
import type { Template } from "aws-cdk-lib/assertions";
import { assetOf, resolverOf, resource } from "./stacks.ts";

interface PageDeployment {
  readonly SourceObjectKeys: readonly string[];
  /** Absent when there is nothing to replace. */
  readonly SourceMarkers?: readonly Record<string, unknown>[];
}

/** `/config.json` as CDK's deployment writes it: the marks in the asset replaced by what is known when it runs. */
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
