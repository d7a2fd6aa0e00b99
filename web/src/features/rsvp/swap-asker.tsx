import { lazy, Suspense, useEffect } from "react";
import { whenIdle } from "../../time/idle.ts";
import { swapAsked } from "./swap-asked.ts";

const load = () => import("./swap-question.tsx");
const SwapQuestion = lazy(load);

/** Once a page: any button of it may ask. */
export function SwapAsker() {
  const asked = swapAsked.useAsked();
  // Without a network it would be too late to fetch it.
  useEffect(() => void whenIdle(load).catch(() => undefined), []);
  if (asked === undefined) return null;
  return (
    <Suspense>
      <SwapQuestion asked={asked} onClose={swapAsked.end} />
    </Suspense>
  );
}
