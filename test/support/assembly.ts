import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Template } from "../../local/template/cloudformation.ts";
import type { Assembly } from "../../local/template/synthesize.ts";

/** A cloud assembly that has been synthesized before. */
export async function readAssembly(directory: string): Promise<Assembly> {
  const file = (await readdir(directory)).find((name) => name.endsWith(".template.json"));
  if (file === undefined) throw new Error(`${directory} holds no template`);
  const template = JSON.parse(await readFile(join(directory, file), "utf8")) as Template;
  for (const resource of Object.values(template.Resources)) resource.Properties ??= {};
  return { directory, template };
}

interface Statement {
  Action: string | string[];
}

/** The same with `action` taken out of every policy. */
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
