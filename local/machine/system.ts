import { existsSync, readFileSync } from "node:fs";
import type { Need, SystemName } from "./need.ts";

export interface System {
  /** Undefined: this project knows no packages for the system. */
  readonly name: SystemName | undefined;
  readonly isRoot: boolean;
}

/** The command that installs packages. */
const INSTALL: Readonly<Record<SystemName, string>> = {
  debian: "apt-get update && apt-get install -y",
  ubuntu: "apt-get update && apt-get install -y",
  fedora: "dnf install -y",
  alpine: "apk add",
  macos: "brew install --cask",
};

export function thisSystem(): System {
  return { name: systemName(), isRoot: process.getuid?.() === 0 };
}

function systemName(): SystemName | undefined {
  if (process.platform === "darwin") return "macos";
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  return nameIn(release);
}

/** @param release the text of `/etc/os-release`, which names the system and similar ones */
export function nameIn(release: string): SystemName | undefined {
  const values = [...release.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)/gm)].flatMap(([, value]) =>
    value?.split(" "),
  );
  return (["ubuntu", "debian", "fedora", "alpine"] as const).find((name) => values.includes(name));
}

/** One line that says what is missing and which command installs it here. */
export function installCommand(missing: readonly Need[], { name, isRoot }: System): string {
  const names = missing.map((need) => need.name).join(", ");
  const otherwise = missing.map((need) => need.otherwise).filter((text) => text !== undefined);
  const command = name === undefined ? undefined : commandsFor(missing, name, isRoot).join(" && ");
  const advice = [command === undefined ? "install it" : `run "${command}"`, ...otherwise].join(", or ");
  return `Missing on this machine: ${names}. To continue, ${advice}.`;
}

function commandsFor(missing: readonly Need[], name: SystemName, isRoot: boolean): string[] {
  const packages = packagesOf(missing, name);
  const shell =
    isRoot || name === "macos" ? INSTALL[name] : INSTALL[name].replaceAll(/apt-get|dnf|apk/g, "sudo $&");
  return [...(packages.length > 0 ? [`${shell} ${packages.join(" ")}`] : []), ...commandsOf(missing, name)];
}

export function packagesOf(missing: readonly Need[], name: SystemName): string[] {
  return [...new Set(missing.flatMap(({ packages }) => packages[name]))];
}

/** Commands for needs that have no package. */
export function commandsOf(missing: readonly Need[], name: SystemName): string[] {
  const without = missing.filter(({ packages }) => packages[name].length === 0);
  return without.flatMap(({ command }) => command ?? []);
}
