export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  Metadata?: Record<string, unknown>;
  DependsOn?: string | string[];
}

interface Output {
  Value: unknown;
  Description?: string;
}

export interface Template {
  Resources: Record<string, Resource>;
  Parameters?: Record<string, { Type: string; Default?: unknown }>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Conditions?: Record<string, unknown>;
  Outputs?: Record<string, Output>;
}

/** The local resource that a logical id refers to. */
export interface PhysicalResource {
  ref: string;
  attributes: Record<string, string>;
}

export type Physical = Record<string, PhysicalResource>;

export function resourcesOfType(template: Template, type: string): [logicalId: string, resource: Resource][] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The functions of the service itself; the other functions only help CloudFormation to deploy. */
export function serviceFunctions(template: Template): [logicalId: string, resource: Resource][] {
  const errands = Object.values(template.Resources)
    .map(({ Properties }) => JSON.stringify(Properties.ServiceToken))
    .filter((token) => token !== undefined);
  return resourcesOfType(template, "AWS::Lambda::Function").filter(
    ([id]) => !errands.some((token) => token.includes(`"${id}"`)),
  );
}

/** The construct's own id: `SessionRsvp-local/Service/reservations/Resource` gives `reservations`. */
export function constructName(resource: Resource): string {
  const path = resource.Metadata?.["aws:cdk:path"];
  if (typeof path !== "string") {
    throw new Error(
      `A resource of type ${resource.Type} has no construct path; is path metadata switched off?`,
    );
  }
  const segments = path.split("/").filter((segment) => segment !== "Resource" && segment !== "Default");
  const kebab = segments.findLast((segment) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(segment));
  return kebab ?? segments.at(-1) ?? path;
}
