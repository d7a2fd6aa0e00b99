import type { PhysicalResource } from "./cloudformation.ts";

/**
 * An example is `{{resolve:secretsmanager:<ARN>:SecretString:::}}`: CloudFormation inserts the value when it
 * deploys.
 */
const REFERENCE = /\{\{resolve:([\w-]+):(.+?):SecretString:[^}]*\}\}/g;

/** @param secrets the local values of the template's secrets */
export function resolveReferences(text: string, secrets: readonly PhysicalResource[]): string {
  return text.replace(REFERENCE, (_, service: string, id: string) => {
    const value = secrets.find(({ ref }) => ref === id)?.attributes.SecretString;
    if (service !== "secretsmanager" || value === undefined)
      throw new Error(`The template refers to a secret of ${service} that it does not make: ${id}`);
    return value;
  });
}
