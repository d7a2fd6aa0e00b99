import type { Mutation } from "./mutation.ts";

/** `source` with the mutation in it. Throws if the code has changed and no longer contains the original. */
export function mutantOf({ name, file, original, mutant }: Mutation, source: string): string {
  if (source.split(original).length !== 2) throw new Error(`${name}: not found exactly once in ${file}`);
  return source.replace(original, () => mutant);
}
