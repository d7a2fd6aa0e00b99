import type { Mutation } from "./mutation.ts";

/** `source` with the mutation in it. Throws where the code has moved on and the mutation has no place any more. */
export function mutantOf({ name, file, original, mutant }: Mutation, source: string): string {
  if (source.split(original).length !== 2) throw new Error(`${name}: not found exactly once in ${file}`);
  return source.replace(original, () => mutant);
}
