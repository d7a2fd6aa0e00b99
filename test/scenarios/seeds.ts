const { SEED, SEEDS: COUNT = "500", FIRST_SEED = "1" } = process.env;

/** `SEED` plays one seed alone. */
export const isAlone = SEED !== undefined;

/** Otherwise `SEEDS` is the number of seeds, and `FIRST_SEED` the first one. */
export const SEEDS: readonly number[] =
  SEED === undefined
    ? Array.from({ length: Number(COUNT) }, (_, n) => Number(FIRST_SEED) + n)
    : [Number(SEED)];
