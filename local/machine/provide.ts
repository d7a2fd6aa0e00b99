import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { promisify } from "node:util";
import { messageOf } from "../error-text.ts";
import { StartError } from "../start-error.ts";
import type { Need } from "./need.ts";
import { commandsOf, installCommand, packagesOf, type System, thisSystem } from "./system.ts";

/** Runs a program with the rights and the environment of this process. */
export type Run = (program: string, args: readonly string[]) => Promise<unknown>;

/**
 * Installs what is missing if this needs no question: as root on Debian or Ubuntu. Otherwise rejects with a
 * StartError that names the command.
 */
export async function provide(
  needs: readonly Need[],
  log: (line: string) => void,
  { system = thisSystem(), run = runForAnswer }: { system?: System; run?: Run } = {},
): Promise<void> {
  const missing = await missingOf(needs);
  if (missing.length === 0) return;
  const { name, isRoot } = system;
  if (!isRoot || (name !== "debian" && name !== "ubuntu"))
    throw new StartError(installCommand(missing, system));
  log(`installing ${missing.map((need) => need.name).join(", ")}: a minute or two`);
  try {
    await installPackages(packagesOf(missing, name), run);
    for (const command of commandsOf(missing, name)) await run("/bin/sh", ["-c", command]);
  } catch (error) {
    throw new StartError(
      `${installCommand(missing, system)} (It failed just now: ${lastLine(messageOf(error))})`,
    );
  }
  const still = await missingOf(needs);
  if (still.length > 0) throw new StartError(installCommand(still, system));
}

async function missingOf(needs: readonly Need[]): Promise<Need[]> {
  const there = await Promise.all(needs.map((need) => need.isThere()));
  return needs.filter((_, index) => !there[index]);
}

/** Java's package writes manual pages into a folder that small images leave out. */
const MANUAL_PAGES = "/usr/share/man/man1";
/** Another apt may be running. */
const WAIT_FOR_LOCK = ["-o", "DPkg::Lock::Timeout=120"];

async function installPackages(packages: readonly string[], run: Run): Promise<void> {
  if (packages.length === 0) return;
  mkdirSync(MANUAL_PAGES, { recursive: true });
  // A third-party source that does not answer fails the update; the next step shows whether that matters.
  await run("apt-get", ["update", "-q"]).catch(() => undefined);
  await run("apt-get", [...WAIT_FOR_LOCK, "install", "-y", "-q", "--no-install-recommends", ...packages]);
}

const execute = promisify(execFile);
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

const runForAnswer: Run = (program, args) => {
  // dpkg refuses to work without the folders of system programs.
  const PATH = `${process.env.PATH}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
  const env = { ...process.env, PATH, DEBIAN_FRONTEND: "noninteractive" };
  return execute(program, [...args], { env, maxBuffer: MAX_OUTPUT_BYTES });
};

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
