import { createContext, use } from "react";
import type { Caller } from "./request.ts";

export const CallerContext = createContext<Caller | undefined>(undefined);

export function useCaller(): Caller {
  const caller = use(CallerContext);
  if (caller === undefined) throw new Error("There is no CallerContext around this component");
  return caller;
}
