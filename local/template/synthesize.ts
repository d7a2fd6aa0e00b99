import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Template } from "./cloudformation.ts";

export interface Assembly {
  template: Template;
  /** The cloud assembly directory, which holds the assets. */
  directory: string;
}

/** The app that `cdk deploy` would deploy, in process. */
export async function synthesize(outdir: string): Promise<Assembly> {
  // Loaded here because the CDK library is large: what only reads a template does not pay for it.
  const { createApp } = await import("../../lib/app.ts");
  const assembly = createApp(resolve(outdir)).synth();
  const [stack, ...others] = assembly.stacks;
  if (!stack || others.length > 0) {
    throw new Error(`The app has ${assembly.stacks.length} stacks, and the local runtime serves exactly one`);
  }
  const template = JSON.parse(await readFile(stack.templateFullPath, "utf8")) as Template;
  for (const resource of Object.values(template.Resources)) resource.Properties ??= {};
  return { template, directory: assembly.directory };
}
