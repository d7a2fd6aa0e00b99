import { parseArgs } from "node:util";
import { messageOf } from "../../local/error-text.ts";
import { StartError } from "../../local/start-error.ts";
import type { Mutation } from "./mutation.ts";
import { mutations, shortList } from "./mutations.ts";

const USAGE = "npm run test:mutations -- [--short] [<beginning of a name>]";

/**
 * Chooses all mutations, or those whose names begin with an argument, or a few that check the run itself
 * within a minute.
 */
export function chosenMutations(args: string[]): readonly Mutation[] {
  const { short, prefix } = read(args);
  const chosen = (short ? shortList : mutations).filter(({ name }) => name.startsWith(prefix));
  if (chosen.length === 0) throw new StartError(`No mutation has a name that begins with '${prefix}'.`);
  return chosen;
}

function read(args: string[]): { short: boolean; prefix: string } {
  try {
    const options = { short: { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [prefix = "", ...others] = positionals;
    if (others.length > 0) throw new Error("Give one beginning of a name");
    return { ...values, prefix };
  } catch (error) {
    throw new StartError(`${messageOf(error).split(/[.\n]/)[0]}. Usage: ${USAGE}`);
  }
}
