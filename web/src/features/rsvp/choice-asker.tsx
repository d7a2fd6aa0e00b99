import { lazy, Suspense } from "react";
import { choiceAsked } from "./choice-asked.ts";

const ChoiceQuestion = lazy(() => import("./choice-question.tsx"));

/** Once a page: a toast about any session may lead here. */
export function ChoiceAsker() {
  const asked = choiceAsked.useAsked();
  if (asked === undefined) return null;
  return (
    <Suspense>
      <ChoiceQuestion asked={asked} onClose={choiceAsked.end} />
    </Suspense>
  );
}
