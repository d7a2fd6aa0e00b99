import { readAssembly } from "../../local/template/read-assembly.ts";
import type { Assembly } from "../../local/template/synthesize.ts";

interface Statement {
  Action: string | string[];
}

/** Returns the assembly with `action` removed from every policy. */
export async function assemblyWithout(directory: string, action: string): Promise<Assembly> {
  const assembly = await readAssembly(directory);
  const statementsOf = (resource: { Properties: Record<string, unknown> }): Statement[] => {
    const document = resource.Properties.PolicyDocument as { Statement?: Statement[] } | undefined;
    return document?.Statement ?? [];
  };
  for (const resource of Object.values(assembly.template.Resources)) {
    for (const statement of statementsOf(resource)) {
      statement.Action = [statement.Action].flat().filter((each) => each !== action);
    }
  }
  return assembly;
}
