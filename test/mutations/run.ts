/**
 * Removes each condition of the transactions, one at a time and in a copy of the project, and runs the tests
 * that must catch it. If a mutant survives all tests, no test checks the condition, and the exit code is 1.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { startDynamoDb } from "../../local/engines/dynamodb.ts";
import { runCommand } from "../../local/run-command.ts";
import { StartError } from "../../local/start-error.ts";
import { synthesize } from "../../local/template/synthesize.ts";
import { chosenMutations } from "./chosen-mutations.ts";
import { mutantOf } from "./mutant-of.ts";
import type { Mutation } from "./mutation.ts";

const PROJECT = join(import.meta.dirname, "../..");
/** Everything else is copied, so that the copy includes new folders automatically. */
const LEFT_OUT = /^(node_modules|\.git|\.local|cdk\.out|coverage|screenshots|web\/dist[^/]*)$/;
const LINES_SHOWN_OF_FAILURE = 40;

interface TestRun {
  readonly passed: boolean;
  readonly output: string;
}

await runCommand(async () => {
  const mutations = chosenMutations(process.argv.slice(2));
  const scratch = await mkdtemp(join(tmpdir(), "session-rsvp-mutations-"));
  const copy = join(scratch, "project");
  const assembly = join(scratch, "assembly");
  // No mutant changes the template, so one synthesis is enough for all.
  const [engine] = await Promise.all([startDynamoDb({}), synthesize(assembly), copyProject(copy)]);
  const environment = { SEEDS: "200", DYNAMODB_ENDPOINT: engine.endpoint, ASSEMBLY: assembly };
  try {
    await expectPassing(mutations, (tests) => runTests(copy, tests, environment));
    const survivors: string[] = [];
    for (const mutation of mutations) {
      const survived = await survives(mutation, copy, environment);
      if (survived) survivors.push(mutation.name);
      console.log(`${survived ? "SURVIVED" : "killed  "}  ${mutation.name}`);
    }
    console.log(`${mutations.length - survivors.length} of ${mutations.length} mutants killed`);
    process.exitCode = survivors.length > 0 ? 1 : 0;
  } finally {
    await engine.stop();
    await rm(scratch, { recursive: true, force: true });
  }
});

async function copyProject(copy: string): Promise<void> {
  const filter = (path: string) => !LEFT_OUT.test(relative(PROJECT, path));
  await cp(PROJECT, copy, { recursive: true, filter });
  await symlink(join(PROJECT, "node_modules"), join(copy, "node_modules"));
}

/** Tests that fail without a mutant would kill every mutant. */
async function expectPassing(
  mutations: readonly Mutation[],
  run: (tests: readonly string[]) => Promise<TestRun>,
): Promise<void> {
  const { passed, output } = await run([...new Set(mutations.flatMap(({ tests }) => tests))]);
  if (passed) return;
  const lines = output.trimEnd().split("\n").slice(-LINES_SHOWN_OF_FAILURE);
  throw new StartError(`${lines.join("\n")}\nThe tests fail without any mutation: see above.`);
}

async function survives(mutation: Mutation, copy: string, environment: Environment): Promise<boolean> {
  const path = join(copy, mutation.file);
  const source = await readFile(path, "utf8");
  await writeFile(path, mutantOf(mutation, source));
  try {
    const { passed, output } = await runTests(copy, mutation.tests, environment);
    if (/ValidationException|SyntaxError/.test(output)) {
      throw new Error(`a mutant must fail by what it does, not by how it reads:\n${output}`);
    }
    return passed;
  } finally {
    await writeFile(path, source);
  }
}

type Environment = Readonly<Record<string, string>>;

function runTests(copy: string, tests: readonly string[], environment: Environment): Promise<TestRun> {
  const vitest = spawn("vitest", ["run", "--bail=1", ...tests], {
    cwd: copy,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...environment, ...process.env, DYNAMODB_ENDPOINT: environment.DYNAMODB_ENDPOINT },
  });
  let output = "";
  for (const stream of [vitest.stdout, vitest.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    vitest.once("error", reject);
    vitest.once("close", (code) => resolve({ passed: code === 0, output }));
  });
}
