import { type ProvisionOptions, provision } from "./provision.ts";
import { constructName, type Physical, resourcesOfType, type Template } from "./template/template.ts";

export interface Provisioned {
  /** Everything that the template can refer to. */
  readonly physical: Physical;
  readonly tableName: string;
  /** By construct name; on the engine itself, while functions know those of the proxy. */
  readonly queueUrls: Record<string, string>;
}

export async function provisionEngines(template: Template, options: ProvisionOptions): Promise<Provisioned> {
  const physical = await provision(template, options);
  const [table] = resourcesOfType(template, "AWS::DynamoDB::Table");
  const queues = resourcesOfType(template, "AWS::SQS::Queue").map(([logicalId, resource]) => {
    const { pathname } = new URL(physical[logicalId]?.ref ?? "");
    return [constructName(resource), new URL(pathname, options.sqsEndpoint).href] as const;
  });
  return {
    physical,
    tableName: physical[table?.[0] ?? ""]?.ref ?? "",
    queueUrls: Object.fromEntries(queues),
  };
}
