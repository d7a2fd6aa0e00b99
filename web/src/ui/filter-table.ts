/** A filter of a list. Its value is a text of the page's address, so that people can share it and return to it. */
export interface Filter<Item, Facts> {
  /** The name of the value in the address. */
  readonly parameter: string;
  /** Decides which items stay. It is called once for all items, and only with a value. */
  keeps(value: string, facts: Facts): (item: Item) => boolean;
}

export type FilterTable<Name extends string, Item, Facts> = Readonly<Record<Name, Filter<Item, Facts>>>;

/** By filter. An empty text keeps everything. */
export type FilterValues<Name extends string> = Readonly<Record<Name, string>>;

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[];
const isOn = (value: string): boolean => value.trim() !== "";

export function readFilters<Name extends string, Item, Facts>(
  table: FilterTable<Name, Item, Facts>,
  parameters: URLSearchParams,
): FilterValues<Name> {
  const values = namesOf(table).map((name) => [name, parameters.get(table[name].parameter) ?? ""]);
  return Object.fromEntries(values) as FilterValues<Name>;
}

/** @returns changes of the address that turn every filter off */
export const noFilters = (table: Readonly<Record<string, { readonly parameter: string }>>) =>
  Object.fromEntries(Object.values(table).map(({ parameter }) => [parameter, ""]));

export const isFiltering = (values: Readonly<Record<string, string>>): boolean =>
  Object.values(values).some(isOn);

/** The items that every filter keeps. */
export function applyFilters<Name extends string, Item, Facts>(
  table: FilterTable<Name, Item, Facts>,
  values: FilterValues<Name>,
  items: readonly Item[],
  facts: Facts,
): Item[] {
  const tests = namesOf(table)
    .filter((name) => isOn(values[name]))
    .map((name) => table[name].keeps(values[name], facts));
  return items.filter((item) => tests.every((keeps) => keeps(item)));
}
