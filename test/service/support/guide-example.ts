import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../..");
const GUIDE = join(ROOT, "docs/integration-guide.md");

/**
 * Runs the code that the integration guide shows below the file's name, against this service.
 * @returns the module's exports
 */
export async function guideExample<Exports>(file: string, serviceUrl: string): Promise<Exports> {
  const guide = await readFile(GUIDE, "utf8");
  const [, code] = guide.split(`\`${file}\`:\n\n\`\`\`js\n`);
  const [example] = code?.split("\n```\n") ?? [];
  if (example === undefined) throw new Error(`The guide shows no ${file}`);
  // It lies within the project, so that it finds the installed packages.
  await mkdir(join(ROOT, ".local"), { recursive: true });
  const folder = await mkdtemp(join(ROOT, ".local/guide-"));
  try {
    const path = join(folder, file.replace(/\.js$/, ".mjs"));
    await writeFile(path, example.replaceAll("https://rsvp.example.org", serviceUrl));
    return (await import(path)) as Exports;
  } finally {
    await rm(folder, { recursive: true });
  }
}
