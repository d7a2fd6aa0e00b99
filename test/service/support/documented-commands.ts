import { readFileSync } from "node:fs";

const VARIABLES = /^(?:[A-Z_]+=\S+ )+/;
const PROGRAM = /^(npm|npx|aws) \S/;

/** Command lines in documents: in code blocks, in sentences and in tables. */
export function documentedCommands(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const blocks = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) =>
      block.split("\n"),
    );
    const outside = text.replaceAll(/^```[\s\S]*?^```/gm, "");
    const inline = [...outside.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
    return [...blocks, ...inline].flatMap(commandsIn);
  });
}

const commandsIn = (line: string): string[] =>
  line
    .split("&&")
    .map((part) => part.replace(/^\$ /, "").trim().replace(VARIABLES, ""))
    .filter((part) => PROGRAM.test(part));

/** `npm run token`, `npx cdk`, `aws`: the common part of lines that run the same program. */
export function nameOf(command: string): string {
  const [program = "", ...words] = command.split(/\s+/);
  const [first = "", second = ""] = words.filter((word) => word !== "-s");
  if (program === "aws") return program;
  if (program === "npx") return `npx ${first}`;
  return first === "run" ? `npm run ${second}` : `npm ${first}`;
}
