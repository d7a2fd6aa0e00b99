import { lazy, Suspense, useEffect } from "react";
import { whenIdle } from "../../time/idle.ts";
import { choiceAsked } from "./choice-asked.ts";

const load = () => import("./choice-question.tsx");
const ChoiceQuestion = lazy(load);

/** Once a page: a toast about any session may lead here. */
export function ChoiceAsker() {
  const asked = choiceAsked.useAsked();
  // Without a network it would be too late to fetch it.
  useEffect(() => void whenIdle(load).catch(() => undefined), []);
  if (asked === undefined) return null;
  return (
    <Suspense>
      <ChoiceQuestion asked={asked} onClose={choiceAsked.end} />
    </Suspense>
  );
}
