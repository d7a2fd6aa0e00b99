import { type Resource, resourcesOfType, type Template } from "./cloudformation.ts";
import { statementsOfManagedPolicy } from "./managed-policies.ts";
import type { PolicyStatement } from "./policy-statement.ts";
import type { Resolver } from "./resolver.ts";

/** Everything that a function's role allows: inline, attached and managed policies. */
export function policiesOf(
  template: Template,
  resolver: Resolver,
  functionLogicalId: string,
): PolicyStatement[] {
  const roleId = logicalIdOf(template.Resources[functionLogicalId]?.Properties.Role);
  const role = roleId === undefined ? undefined : template.Resources[roleId];
  if (roleId === undefined || !role) throw new Error(`${functionLogicalId} has no role in the template`);
  const inline = list(role.Properties.Policies) as { PolicyDocument: unknown }[];
  return [
    ...inline.flatMap((policy) => statementsOf(policy.PolicyDocument, resolver, roleId)),
    ...attachedTo(template, roleId).flatMap(([id, policy]) =>
      statementsOf(policy.Properties.PolicyDocument, resolver, id),
    ),
    ...list(role.Properties.ManagedPolicyArns).flatMap((arn) =>
      statementsOfManagedPolicy(String(resolver(arn))),
    ),
  ];
}

function attachedTo(template: Template, roleId: string): [string, Resource][] {
  const managedHere = list(template.Resources[roleId]?.Properties.ManagedPolicyArns).map(logicalIdOf);
  const policies = [
    ...resourcesOfType(template, "AWS::IAM::Policy"),
    ...resourcesOfType(template, "AWS::IAM::RolePolicy"),
    ...resourcesOfType(template, "AWS::IAM::ManagedPolicy"),
  ];
  return policies.filter(([id, { Properties }]) => {
    const roles = [...list(Properties.Roles), ...list(Properties.RoleName)];
    return managedHere.includes(id) || roles.some((role) => logicalIdOf(role) === roleId);
  });
}

function statementsOf(document: unknown, resolver: Resolver, where: string): PolicyStatement[] {
  const { Statement } = resolver(document) as { Statement: unknown };
  return list(Statement).map((statement) => readStatement(statement as Record<string, unknown>, where));
}

function readStatement(statement: Record<string, unknown>, where: string): PolicyStatement {
  for (const key of Object.keys(statement)) {
    if (!["Sid", "Effect", "Action", "Resource", "Condition"].includes(key)) {
      throw new Error(`The policy ${where} uses ${key}, which the local runtime cannot enforce`);
    }
  }
  const conditions = Object.entries((statement.Condition ?? {}) as Record<string, Record<string, unknown>>);
  return {
    effect: statement.Effect === "Deny" ? "Deny" : "Allow",
    actions: list(statement.Action).map(String),
    resources: list(statement.Resource).map(String),
    conditions: Object.fromEntries(
      conditions.map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, list(values).map(String)])),
      ]),
    ),
  };
}

function logicalIdOf(reference: unknown): string | undefined {
  if (typeof reference !== "object" || reference === null) return undefined;
  const { Ref: ref, "Fn::GetAtt": attribute } = reference as Record<string, unknown>;
  if (typeof ref === "string") return ref;
  if (typeof attribute === "string") return attribute.split(".")[0];
  return Array.isArray(attribute) ? String(attribute[0]) : undefined;
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
