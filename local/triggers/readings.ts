/** The parts of a template that this machine can serve, and the names of the rest. */
export interface Readings<T> {
  readonly served: readonly T[];
  readonly unserved: readonly string[];
}
