import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const documents = globSync(["*.md", "docs/**/*.md"], { cwd: ROOT });

/** Every link of a document to a file of the project, with the heading that it names. */
function linksOf(document: string) {
  const text = readFileSync(join(ROOT, document), "utf8").replaceAll(/```[\s\S]*?```/g, "");
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)|src="([^":]+)"/g)].map(
    ([, path, anchor, source]) => {
      const target = path ?? source ?? "";
      const file = target === "" ? document : join(dirname(document), decodeURI(target));
      return { link: `${target}${anchor ? `#${anchor}` : ""}`, file, anchor };
    },
  );
}

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf(document: string): string[] {
  const headings = readFileSync(join(ROOT, document), "utf8").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

it("finds documents to look at", () => {
  expect(documents.length).toBeGreaterThan(30);
  expect(linksOf("README.md").length).toBeGreaterThan(5);
});

/** A file that a document names in code style by its path in the repository; `*` stands for any name. */
function pathsIn(document: string): string[] {
  const text = readFileSync(join(ROOT, document), "utf8").replaceAll(/```[\s\S]*?```/g, "");
  const quoted = text.matchAll(/`([\w.-]+\/[\w./*-]+\.(?:tsx?|mjs|md))`/g);
  return [...quoted].map(([, path = ""]) => path);
}

it("finds paths of files to look at", () => {
  expect(pathsIn("docs/development.md").length).toBeGreaterThan(30);
});

it.each(documents)("every file that %s names exists", (document) => {
  const missing = pathsIn(document).filter((path) => globSync(path, { cwd: ROOT }).length === 0);
  expect(missing).toEqual([]);
});

it.each(documents)("every link of %s leads somewhere", (document) => {
  const dead = linksOf(document).filter(
    ({ file, anchor }) =>
      !existsSync(join(ROOT, file)) || (anchor !== undefined && !anchorsOf(file).includes(anchor)),
  );
  expect(dead.map(({ link }) => link)).toEqual([]);
});
