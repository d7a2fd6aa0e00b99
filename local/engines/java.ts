import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { StartError } from "../start-error.ts";

const OLDEST = 11;
const DEBIAN_PACKAGE = "openjdk-17-jre-headless";
const run = promisify(execFile);

/** The path of a Java runtime that is new enough; installs one where that is possible without asking. */
export async function findJava(log: (line: string) => void): Promise<string> {
  const found = await usableJava();
  if (found) return found;
  if (isDebianRoot()) {
    log(`no Java ${OLDEST} or newer found; installing ${DEBIAN_PACKAGE} with apt-get …`);
    await install();
    const installed = await usableJava();
    if (installed) return installed;
  }
  throw new StartError(missing());
}

async function usableJava(): Promise<string | undefined> {
  for (const java of candidates()) {
    if (existsSync(java) && (await majorVersion(java)) >= OLDEST) return java;
  }
  return undefined;
}

function candidates(): string[] {
  const onPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const home = process.env.JAVA_HOME;
  return [...(home ? [join(home, "bin")] : []), ...onPath, "/usr/bin"].map((directory) =>
    join(directory, "java"),
  );
}

async function majorVersion(java: string): Promise<number> {
  try {
    const { stderr, stdout } = await run(java, ["-version"]);
    const [, first = "0", second = "0"] = /version "(\d+)(?:\.(\d+))?/.exec(stderr + stdout) ?? [];
    return first === "1" ? Number(second) : Number(first);
  } catch {
    return 0;
  }
}

function isDebianRoot(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

async function install(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["update", "-q"], { env });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", DEBIAN_PACKAGE], { env });
  } catch (error) {
    const reason =
      error instanceof Error ? (error.message.split("\n").findLast((line) => line.trim()) ?? "") : "";
    throw new StartError(`${missing()} (apt-get failed: ${reason.trim()})`);
  }
}

function missing(): string {
  return `Java ${OLDEST} or newer is needed to run DynamoDB Local and was not found: install a Java runtime (on Debian or Ubuntu: apt-get install ${DEBIAN_PACKAGE}), or set JAVA_HOME or DYNAMODB_ENDPOINT.`;
}
