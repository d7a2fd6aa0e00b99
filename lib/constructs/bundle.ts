import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Stack, Stage } from "aws-cdk-lib";
import { buildSync } from "esbuild";

const FUNCTIONS = resolve(import.meta.dirname, "../../functions");
const built = new Map<string, string>();

/** Bundles `functions/<entry>.ts` into a directory of its own below the cloud assembly; returns that directory. */
export function bundle(entry: string, stack: Stack): string {
  const directory = join(Stage.of(stack)?.assetOutdir ?? "cdk.out", "bundles", entry.replaceAll("/", "-"));
  mkdirSync(directory, { recursive: true });
  const code = built.get(entry) ?? build(entry);
  built.set(entry, code);
  writeFileSync(join(directory, "index.mjs"), code);
  return directory;
}

function build(entry: string): string {
  const file = join(FUNCTIONS, `${entry}.ts`);
  if (!existsSync(file))
    return `export const handler = async () => ({ statusCode: 501, body: "${entry}" });\n`;
  const result = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    logLevel: "error",
    banner: { js: 'import{createRequire as __r}from"node:module";const require=__r(import.meta.url);' },
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${file}`);
  return output.text;
}
