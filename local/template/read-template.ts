import { readFile } from "node:fs/promises";
import type { Template } from "./cloudformation.ts";

/** Reads a synthesized template. A resource may have no properties in the file. */
export async function readTemplate(file: string): Promise<Template> {
  const template = JSON.parse(await readFile(file, "utf8")) as Template;
  for (const resource of Object.values(template.Resources)) resource.Properties ??= {};
  return template;
}
