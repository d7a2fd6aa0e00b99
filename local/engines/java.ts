import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { messageOf } from "../error-text.ts";
import { StartError } from "../start-error.ts";

const OLDEST = 11;
const DEBIAN_PACKAGE = "openjdk-17-jre-headless";
const run = promisify(execFile);

export interface JavaSearch {
  /** Where to look for a program named `java`, in this order. */
  directories: readonly string[];
  /** How to get one where there is none; undefined where that needs a person. */
  install: (() => Promise<void>) | undefined;
}

/** The path of a Java runtime that is new enough; installs one where that is possible without asking. */
export async function findJava(log: (line: string) => void, search = thisMachine()): Promise<string> {
  const found = await usableJava(search.directories);
  if (found) return found;
  if (search.install) {
    log(`no Java ${OLDEST} or newer found; installing ${DEBIAN_PACKAGE} …`);
    await search.install();
    const installed = await usableJava([...search.directories, "/usr/bin"]);
    if (installed) return installed;
  }
  throw new StartError(missing());
}

async function usableJava(directories: readonly string[]): Promise<string | undefined> {
  for (const directory of new Set(directories)) {
    const java = join(directory, "java");
    if (existsSync(java) && (await majorVersion(java)) >= OLDEST) return java;
  }
  return undefined;
}

function thisMachine(): JavaSearch {
  const { JAVA_HOME, PATH = "" } = process.env;
  const onPath = PATH.split(delimiter).filter(Boolean);
  const mayInstall =
    process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  return {
    directories: [...(JAVA_HOME ? [join(JAVA_HOME, "bin")] : []), ...onPath],
    install: mayInstall ? installOnDebian : undefined,
  };
}

async function majorVersion(java: string): Promise<number> {
  try {
    const { stderr, stdout } = await run(java, ["-version"]);
    const [, first = "0", second = "0"] = /version "(\d+)(?:\.(\d+))?/.exec(stderr + stdout) ?? [];
    // Up to Java 8 the major version came second: 1.8.
    return first === "1" ? Number(second) : Number(first);
  } catch {
    return 0;
  }
}

async function installOnDebian(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["update", "-q"], { env });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", DEBIAN_PACKAGE], { env });
  } catch (error) {
    const reason = messageOf(error)
      .split("\n")
      .findLast((line) => line.trim());
    throw new StartError(`${missing()} (apt-get failed: ${reason?.trim()})`);
  }
}

function missing(): string {
  return `Java ${OLDEST} or newer is needed to run DynamoDB Local and was not found: install a Java runtime (on Debian or Ubuntu: apt-get install ${DEBIAN_PACKAGE}), or set JAVA_HOME or DYNAMODB_ENDPOINT.`;
}
