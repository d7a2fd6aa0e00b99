import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readTemplate } from "./read-template.ts";
import type { Assembly } from "./synthesize.ts";

/** Reads a cloud assembly from an earlier synthesis. */
export async function readAssembly(directory: string): Promise<Assembly> {
  const file = (await readdir(directory)).find((name) => name.endsWith(".template.json"));
  if (file === undefined) throw new Error(`${directory} holds no template`);
  return { directory, template: await readTemplate(join(directory, file)) };
}
