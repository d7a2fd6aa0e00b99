import { createContext, use } from "react";
import type { ApiAccess } from "./request.ts";

export const ApiAccessContext = createContext<ApiAccess | undefined>(undefined);

export function useApiAccess(): ApiAccess {
  const access = use(ApiAccessContext);
  if (access === undefined) throw new Error("There is no ApiAccessContext around this component");
  return access;
}
