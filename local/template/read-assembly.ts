import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Template } from "./cloudformation.ts";
import type { Assembly } from "./synthesize.ts";

/** Reads a cloud assembly from an earlier synthesis. */
export async function readAssembly(directory: string): Promise<Assembly> {
  const file = (await readdir(directory)).find((name) => name.endsWith(".template.json"));
  if (file === undefined) throw new Error(`${directory} holds no template`);
  const template = JSON.parse(await readFile(join(directory, file), "utf8")) as Template;
  for (const resource of Object.values(template.Resources)) resource.Properties ??= {};
  return { directory, template };
}
