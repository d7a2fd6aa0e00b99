import { createContext, use, useLayoutEffect } from "react";
import type { EventDetails } from "../../api/organizer/answers.ts";

/** Tells the frame around the pages which event they show. */
export const ShownEventContext = createContext<((event: EventDetails | undefined) => void) | undefined>(
  undefined,
);

export function useShownEvent(event: EventDetails | undefined): void {
  const show = use(ShownEventContext);
  useLayoutEffect(() => show?.(event), [show, event]);
}
