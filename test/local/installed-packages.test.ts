import { existsSync, readFileSync } from "node:fs";
import { satisfies } from "semver";
import { expect, test } from "vitest";

interface Manifest {
  readonly version: string;
  readonly engines?: { readonly node?: string };
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as unknown;
const lock = read("package-lock.json") as { packages: Record<string, Manifest> };
const [, ...locked] = Object.entries(lock.packages);

test("every installed package works with the Node that runs the npm scripts", () => {
  const unfit = locked
    .map(([path]) => ({ path, manifest: `${path}/package.json` }))
    .filter(({ manifest }) => existsSync(manifest))
    .map(({ path, manifest }) => ({ path, node: (read(manifest) as Manifest).engines?.node }))
    .filter(({ node }) => node !== undefined && !satisfies(process.version, node));
  expect(unfit).toEqual([]);
});

test("that Node is installed as a package", () => {
  expect(process.version).toBe(`v${lock.packages["node_modules/node"]?.version}`);
});

test("the lock file names no engines, because npm would compare them with the Node that runs npm", () => {
  const named = locked.filter(([, { engines }]) => engines !== undefined).map(([path]) => path);
  expect(named, "run `node local/machine/trim-lock.mjs`").toEqual([]);
});
