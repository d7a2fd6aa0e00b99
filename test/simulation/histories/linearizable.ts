/** A step of a history. It took effect at one moment between its begin and its end. */
export interface Operation<State> {
  readonly name: string;
  readonly begun: number;
  /** Infinite if there was no answer. */
  readonly ended: number;
  /** Returns the state after the step, or null if the step is impossible in this state. */
  readonly step: (state: State) => State | null;
}

/**
 * Finds an order of the operations that fits their times and their results (Wing and Gong, 1993). It remembers where
 * it has been (Lowe, 2017).
 *
 * @returns the names of those that it could not place, if there is no such order
 */
export function misplaced<State>(initial: State, operations: readonly Operation<State>[]): string[] {
  const sorted = operations.toSorted((a, b) => a.begun - b.begun);
  const visited = new Set<string>();
  let fewest: readonly Operation<State>[] = sorted;

  function search(state: State, left: readonly Operation<State>[]): boolean {
    if (left.length < fewest.length) fewest = left;
    if (left.length === 0) return true;
    const place = `${JSON.stringify(state)} ${left.map((each) => sorted.indexOf(each))}`;
    if (visited.has(place)) return false;
    visited.add(place);
    const firstEnd = Math.min(...left.map(({ ended }) => ended));
    // An operation may come next only if no other one has ended before it began.
    return left
      .filter(({ begun }) => begun <= firstEnd)
      .some((next) => {
        const after = next.step(state);
        return (
          after !== null &&
          search(
            after,
            left.filter((each) => each !== next),
          )
        );
      });
  }

  return search(initial, sorted) ? [] : fewest.map(({ name }) => name);
}
