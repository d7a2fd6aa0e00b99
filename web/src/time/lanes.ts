/** Times in milliseconds since 1970; `to` is not part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Laned<Item extends Span> {
  readonly item: Item;
  readonly lane: number;
  /** The number of lanes that share the width there. */
  readonly lanes: number;
}

/**
 * Puts spans that overlap side by side. Each one takes the first lane that is free, and all that hang together
 * are equally wide.
 * @param items in order of `from`
 */
export function inLanes<Item extends Span>(items: readonly Item[]): Laned<Item>[] {
  const placed: Laned<Item>[] = [];
  let together: { readonly item: Item; readonly lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...together.map((each) => ({ ...each, lanes: ends.length })));
    together = [];
    ends = [];
  };
  for (const item of items) {
    if (ends.every((end) => end <= item.from)) close();
    const free = ends.findIndex((end) => end <= item.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = item.to;
    together.push({ item, lane });
  }
  close();
  return placed;
}
