import type { PhysicalResource } from "./cloudformation.ts";

/** As in `{{resolve:secretsmanager:<ARN>:SecretString:::}}`: CloudFormation puts the value in when it deploys. */
const REFERENCE = /\{\{resolve:([\w-]+):(.+?):SecretString:[^}]*\}\}/g;

/** @param secrets what stands for secrets of the template */
export function resolveReferences(text: string, secrets: readonly PhysicalResource[]): string {
  return text.replace(REFERENCE, (_, service: string, id: string) => {
    const value = secrets.find(({ ref }) => ref === id)?.attributes.SecretString;
    if (service !== "secretsmanager" || value === undefined)
      throw new Error(`The template refers to a secret of ${service} that it does not make: ${id}`);
    return value;
  });
}
