import { lazy, Suspense } from "react";
import { swapAsked } from "./swap-asked.ts";

const SwapQuestion = lazy(() => import("./swap-question.tsx"));

/** Once a page: any button of it may ask. */
export function SwapAsker() {
  const asked = swapAsked.useAsked();
  if (asked === undefined) return null;
  return (
    <Suspense>
      <SwapQuestion asked={asked} onClose={swapAsked.end} />
    </Suspense>
  );
}
