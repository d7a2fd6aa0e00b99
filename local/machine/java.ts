import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { StartError } from "../start-error.ts";
import type { Need } from "./need.ts";
import { pathFolders } from "./path-folders.ts";
import { installCommand, thisSystem } from "./system.ts";

const MIN_JAVA_VERSION = 11;
const run = promisify(execFile);

/** DynamoDB Local is written in Java. */
export const java: Need = {
  name: `Java ${MIN_JAVA_VERSION} or newer`,
  isThere: async () => (await usableJava()) !== undefined,
  packages: {
    debian: ["default-jre-headless"],
    ubuntu: ["default-jre-headless"],
    fedora: ["java-latest-openjdk-headless"],
    alpine: ["openjdk21-jre-headless"],
    macos: ["temurin"],
  },
  otherwise: "set JAVA_HOME or DYNAMODB_ENDPOINT",
};

/** The path of a Java runtime that is new enough. */
export async function findJava(folders?: readonly string[]): Promise<string> {
  const found = await usableJava(folders);
  if (found !== undefined) return found;
  throw new StartError(installCommand([java], thisSystem()));
}

async function usableJava(folders: readonly string[] = usualFolders()): Promise<string | undefined> {
  for (const folder of new Set(folders)) {
    const program = join(folder, "java");
    if (existsSync(program) && (await majorVersion(program)) >= MIN_JAVA_VERSION) return program;
  }
  return undefined;
}

/** The folder of apt's programs is searched even if the PATH lacks it. */
function usualFolders(): string[] {
  const { JAVA_HOME } = process.env;
  return [...(JAVA_HOME ? [join(JAVA_HOME, "bin")] : []), ...pathFolders(), "/usr/bin"];
}

async function majorVersion(program: string): Promise<number> {
  try {
    const { stderr, stdout } = await run(program, ["-version"]);
    const [, first = "0", second = "0"] = /version "(\d+)(?:\.(\d+))?/.exec(stderr + stdout) ?? [];
    // Up to Java 8, the major version came second: 1.8.
    return first === "1" ? Number(second) : Number(first);
  } catch {
    return 0;
  }
}
