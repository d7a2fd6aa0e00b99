import { describe, expect, test } from "vitest";
import { chromium, font } from "../../local/machine/chromium.ts";
import { java } from "../../local/machine/java.ts";
import type { Need } from "../../local/machine/need.ts";
import { provide } from "../../local/machine/provide.ts";
import { installCommand, nameIn, type System } from "../../local/machine/system.ts";
import { StartError } from "../../local/start-error.ts";

/** The same need on a machine that has it once one of the commands has run. */
function missing(need: Need, commands: readonly string[]): Need {
  const isInstalled = () => commands.some((line) => /install -y|install --with-deps/.test(line));
  return { ...need, isThere: async () => isInstalled() };
}

const debianRoot: System = { name: "debian", isRoot: true };

function machine(system: System, fails: RegExp | undefined = undefined) {
  const commands: string[] = [];
  const run = async (program: string, args: readonly string[]) => {
    const line = [program, ...args].join(" ");
    if (fails?.test(line)) throw new Error(`Reading…\nE: ${line.split(" ")[1]} failed\n`);
    commands.push(line);
  };
  const told: string[] = [];
  const needs = [java, chromium, font].map((need) => missing(need, commands));
  return { commands, told, provide: () => provide(needs, (line) => told.push(line), { system, run }) };
}

describe("missing programs are installed", () => {
  test("by root on Debian, in one go, with lists of packages that are fetched first", async () => {
    const { commands, told, provide } = machine(debianRoot);
    await provide();
    expect(commands).toEqual([
      "apt-get update -q",
      expect.stringMatching(
        /^apt-get .*install -y .*--no-install-recommends default-jre-headless chromium fonts-liberation$/,
      ),
    ]);
    expect(told).toEqual([expect.stringContaining("installing Java 11 or newer, Chromium, a font")]);
  });

  test("by root on Ubuntu, where the package of Chromium is empty", async () => {
    const { commands, provide } = machine({ name: "ubuntu", isRoot: true });
    await provide();
    expect(commands.slice(1)).toEqual([
      expect.stringMatching(/install -y .*default-jre-headless fonts-liberation$/),
      "/bin/sh -c npx playwright-core install --with-deps chromium",
    ]);
  });

  test("even if another source of packages does not answer", async () => {
    const { commands, provide } = machine(debianRoot, /update/);
    await provide();
    expect(commands).toEqual([expect.stringContaining("install -y")]);
  });

  test("but not if nothing is missing", async () => {
    await provide([{ ...java, isThere: async () => true }], expect.fail, {
      system: debianRoot,
      run: expect.fail,
    });
  });
});

describe("one line names the command that installs missing programs", () => {
  test.each<[string, System, string]>([
    [
      "to a user of Debian",
      { name: "debian", isRoot: false },
      '"sudo apt-get update && sudo apt-get install -y default-jre-headless chromium fonts-liberation"',
    ],
    [
      "on Fedora, be it root or not",
      { name: "fedora", isRoot: true },
      '"dnf install -y java-latest-openjdk-headless chromium liberation-fonts"',
    ],
    ["on a Mac", { name: "macos", isRoot: false }, '"brew install --cask temurin google-chrome"'],
    ["on a system that is not known", { name: undefined, isRoot: true }, "install it, or set JAVA_HOME"],
  ])("%s", async (_, system, command) => {
    const { commands, provide } = machine(system);
    const refused = provide();
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await expect(refused).rejects.toThrow(command);
    await expect(refused).rejects.toThrow(
      /^Missing on this machine: Java 11 or newer, Chromium, a font\. .*$/,
    );
    expect(commands).toEqual([]);
  });

  test("and quotes apt if apt failed", async () => {
    const { provide } = machine(debianRoot, /install/);
    await expect(provide()).rejects.toThrow(/apt-get install .*\(It failed just now: E: .* failed\)$/);
  });

  test("for Chromium alone, with the variable that names one", () => {
    expect(installCommand([chromium], { name: "ubuntu", isRoot: false })).toBe(
      'Missing on this machine: Chromium. To continue, run "npx playwright-core install --with-deps chromium", or name one with CHROMIUM=/path/to/chromium.',
    );
  });
});

test.each([
  ["debian", 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\n'],
  ["ubuntu", "ID=ubuntu\nID_LIKE=debian\n"],
  ["ubuntu", 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'],
  ["fedora", 'ID="rhel"\nID_LIKE="fedora"\n'],
  ["alpine", "ID=alpine\n"],
  [undefined, "ID=arch\nVERSION_ID=debian\n"],
])("a system is recognized as %s by the names that it gives itself", (name, release) => {
  expect(nameIn(release)).toBe(name);
});
