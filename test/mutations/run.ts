/**
 * Takes each condition of the transactions away, one at a time and in a copy of the project, and runs the tests that
 * must miss it. A mutant that all tests survive is a condition that no test would miss: exit code 1. An argument picks
 * those whose name begins with it.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamoDb } from "../../local/engines/dynamodb.ts";
import type { Mutation } from "./mutation.ts";
import { mutations as all } from "./mutations.ts";

const COPIED = [
  "bin",
  "lib",
  "functions",
  "local",
  "test",
  "package.json",
  "tsconfig.json",
  "cdk.json",
  "vitest.config.ts",
];

const [prefix = ""] = process.argv.slice(2);
const mutations = all.filter(({ name }) => name.startsWith(prefix));

const project = join(import.meta.dirname, "../..");
const copy = await mkdtemp(join(tmpdir(), "session-rsvp-mutations-"));
const engine = await startDynamoDb({});
try {
  await Promise.all(COPIED.map((name) => cp(join(project, name), join(copy, name), { recursive: true })));
  await symlink(join(project, "node_modules"), join(copy, "node_modules"));

  if (!(await passes([...new Set(mutations.flatMap(({ tests }) => tests))]))) {
    throw new Error("the tests fail without any mutation");
  }
  const survivors: string[] = [];
  for (const mutation of mutations) {
    const survived = await survives(mutation);
    if (survived) survivors.push(mutation.name);
    console.log(`${survived ? "SURVIVED" : "killed  "}  ${mutation.name}`);
  }
  console.log(`${mutations.length - survivors.length} of ${mutations.length} mutants killed`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
} finally {
  await engine.stop();
  await rm(copy, { recursive: true, force: true });
}

async function survives({ name, file, original, mutant, tests }: Mutation): Promise<boolean> {
  const path = join(copy, file);
  const source = await readFile(path, "utf8");
  if (source.split(original).length !== 2) throw new Error(`${name}: not found exactly once in ${file}`);
  await writeFile(path, source.replace(original, mutant));
  try {
    return await passes(tests);
  } finally {
    await writeFile(path, source);
  }
}

function passes(tests: readonly string[]): Promise<boolean> {
  const vitest = spawn("vitest", ["run", "--bail=1", ...tests], {
    cwd: copy,
    stdio: ["ignore", "pipe", "pipe"],
    env: { SEEDS: "200", ...process.env, DYNAMODB_ENDPOINT: engine.endpoint },
  });
  let output = "";
  for (const stream of [vitest.stdout, vitest.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    vitest.once("error", reject);
    vitest.once("close", (code) => {
      const isMalformed = /ValidationException|SyntaxError/.test(output);
      if (isMalformed)
        reject(new Error(`a mutant must fail by what it does, not by how it reads:\n${output}`));
      else resolve(code === 0);
    });
  });
}
