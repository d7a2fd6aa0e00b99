interface Reading<T> {
  readonly value: Promise<T>;
  readonly begunAt: number;
  isOver: boolean;
}

interface ReadOnceOptions<T> {
  /** A `null` is not kept, because the missing thing may exist a moment later. */
  readonly read: (key: string) => Promise<T | null>;
  /** How long a reading serves others, from when it began. */
  readonly keptMs: number;
  /** Milliseconds. */
  readonly now: () => number;
}

export type ReadOnce<T> = (key: string, options?: { readonly anew?: boolean }) => Promise<T | null>;

/** Keys are names that anybody may ask for, so only the latest are remembered. */
const MAX_READINGS = 32;

/** Reads each key once for everybody who asks at the same time or shortly after. `anew` begins another reading. */
export function readOnce<T>({ read, keptMs, now }: ReadOnceOptions<T>): ReadOnce<T> {
  const readings = new Map<string, Reading<T | null>>();

  function begin(key: string): Promise<T | null> {
    const reading = { value: read(key), begunAt: now(), isOver: false };
    const forget = () => {
      if (readings.get(key) === reading) readings.delete(key);
    };
    reading.value.then((value) => {
      reading.isOver = true;
      if (value === null) forget();
    }, forget);
    putLatest(readings, key, reading, MAX_READINGS);
    return reading.value;
  }

  function isGood({ isOver, begunAt }: Reading<unknown>): boolean {
    const age = now() - begunAt;
    return !isOver || (age >= 0 && age < keptMs);
  }

  return (key, { anew = false } = {}) => {
    const known = readings.get(key);
    return known !== undefined && !anew && isGood(known) ? known.value : begin(key);
  };
}

/** Keeps the `most` entries that were put last. */
export function putLatest<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) break;
    map.delete(oldest);
  }
}
