import { useMemo } from "react";
import { readFilters } from "../../ui/filter-table.ts";
import { useAddress } from "../../ui/use-address.ts";
import { FILTERS } from "./filters.ts";

export function useFilters() {
  const [parameters, change] = useAddress();
  const filters = useMemo(() => readFilters(FILTERS, parameters), [parameters]);
  return {
    filters,
    day: parameters.get("day"),
    oneDay: parameters.has("only"),
    view: parameters.get("view"),
    change,
  };
}
