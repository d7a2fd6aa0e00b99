/**
 * Plays with this Math.random, by which the store picks in some places. Errors get no stacks meanwhile,
 * because they are frequent and nobody reads their stacks.
 */
export async function withRandom<T>(random: () => number, play: () => Promise<T>): Promise<T> {
  const random_ = Math.random;
  const { stackTraceLimit } = Error;
  Math.random = random;
  Error.stackTraceLimit = 0;
  try {
    return await play();
  } finally {
    Math.random = random_;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
