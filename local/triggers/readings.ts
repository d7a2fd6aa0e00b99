/** What a template asks for, as far as this machine can do it, and the names of the rest. */
export interface Readings<T> {
  readonly served: readonly T[];
  readonly unserved: readonly string[];
}
