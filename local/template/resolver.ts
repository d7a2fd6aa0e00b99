import { LOCAL_ACCOUNT, LOCAL_REGION } from "./account.ts";
import type { Physical, Template } from "./cloudformation.ts";
import { resolveReferences } from "./dynamic-references.ts";
import { type Evaluate, evaluateIntrinsic, NO_VALUE } from "./intrinsics.ts";

/** Replaces every intrinsic function in a value with its local value. */
export type Resolver = (value: unknown) => unknown;

const PSEUDO_PARAMETERS: Record<string, unknown> = {
  "AWS::AccountId": LOCAL_ACCOUNT,
  "AWS::NoValue": NO_VALUE,
  "AWS::NotificationARNs": [],
  "AWS::Partition": "aws",
  "AWS::Region": LOCAL_REGION,
  "AWS::StackId": `arn:aws:cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stack/local/local`,
  "AWS::StackName": "local",
  "AWS::URLSuffix": "amazonaws.com",
};

export function createResolver(template: Template, physical: Physical): Resolver {
  const scope = {
    ref: (name: string) => {
      if (name in PSEUDO_PARAMETERS) return PSEUDO_PARAMETERS[name];
      const parameter = template.Parameters?.[name];
      if (parameter) return parameter.Default ?? "";
      return known(name).ref;
    },
    attribute: (logicalId: string, attribute: string) =>
      known(logicalId).attributes[attribute] ?? `${logicalId}.${attribute}`,
    mapping: (map: string, key: string, name: string) => template.Mappings?.[map]?.[key]?.[name],
    condition: (name: string) => template.Conditions?.[name],
  };

  function known(logicalId: string) {
    const resource = physical[logicalId];
    if (!resource) throw new Error(`The template refers to ${logicalId}, which it does not define`);
    return resource;
  }

  const evaluate: Evaluate = (value) => {
    if (Array.isArray(value)) return value.map(evaluate).filter((member) => member !== NO_VALUE);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (only && entries.length === 1 && (only[0] === "Ref" || only[0].startsWith("Fn::"))) {
      return evaluateIntrinsic(only[0], only[1], scope, evaluate);
    }
    return Object.fromEntries(
      entries.map(([key, member]) => [key, evaluate(member)]).filter(([, member]) => member !== NO_VALUE),
    );
  };
  const secrets = Object.values(physical).filter(({ attributes }) => "SecretString" in attributes);
  const withSecrets: Evaluate = (value) => {
    if (typeof value === "string") return resolveReferences(value, secrets);
    if (Array.isArray(value)) return value.map(withSecrets);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSecrets(member)]));
  };
  return (value) => {
    const result = evaluate(value);
    return result === NO_VALUE ? undefined : withSecrets(result);
  };
}
