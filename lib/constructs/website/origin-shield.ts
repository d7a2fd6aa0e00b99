import { CfnMapping, Stack, Token } from "aws-cdk-lib";
import type { Construct } from "constructs";

/** Where the API is, and the nearest region that has an Origin Shield, as CloudFront's guide has it or the map. */
const SHIELDS: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["us-east-1", "ca-central-1", "mx-central-1"],
  "us-east-2": ["us-east-2"],
  "us-west-2": ["us-west-2", "us-west-1", "ca-west-1"],
  "sa-east-1": ["sa-east-1"],
  "eu-west-1": ["eu-west-1", "af-south-1", "eu-south-2"],
  "eu-west-2": ["eu-west-2", "eu-west-3", "eu-north-1"],
  "eu-central-1": ["eu-central-1", "eu-central-2", "eu-south-1", "il-central-1"],
  "ap-south-1": ["ap-south-1", "ap-south-2", "me-south-1", "me-central-1", "me-west-1"],
  "ap-southeast-1": ["ap-southeast-1", "ap-southeast-3", "ap-southeast-5", "ap-southeast-7", "ap-east-1"],
  "ap-southeast-2": ["ap-southeast-2", "ap-southeast-4", "ap-southeast-6"],
  "ap-northeast-1": ["ap-northeast-1", "ap-northeast-3", "ap-east-2"],
  "ap-northeast-2": ["ap-northeast-2"],
};

/** Region by region. */
export const SHIELD_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SHIELDS).flatMap(([shield, regions]) => regions.map((region) => [region, shield])),
);

/** Undefined in a region of which nothing is known: there the edges ask the API themselves. */
export function originShieldFor(scope: Construct): string | undefined {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region)) return SHIELD_OF[region];
  const mapping = Object.fromEntries(
    Object.entries(SHIELD_OF).map(([from, shield]) => [from, { originShield: shield }]),
  );
  return new CfnMapping(scope, "origin-shields", { mapping }).findInMap(region, "originShield");
}
