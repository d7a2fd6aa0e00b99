import { manyMessages as text } from "../../messages/organizer/many-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import type { Summed } from "./use-many.ts";

const RESULTS = ["CHANGED", "UNCHANGED", "CANCELLED", "INVALID", "NOT_FOUND", "LEFT"] as const;
export const countOf = ({ results }: Summed, wanted: (typeof RESULTS)[number]): number =>
  results.filter(({ result }) => result === wanted).length;

interface ManyResultsProps {
  readonly summed: Summed;
  /** It has happened. */
  readonly done?: boolean;
}

/** How many sessions get what, and the names of those that get nothing although they should. */
export function ManyResults({ summed, done = false }: ManyResultsProps) {
  const said = done ? { ...text.results, CHANGED: text.changed } : text.results;
  const titles = summed.results
    .filter(({ result, title }) => (result === "INVALID" || result === "LEFT") && title !== "")
    .map(({ title }) => title);
  return (
    <>
      <ul className="mt-3 list-disc space-y-1 pl-5">
        {RESULTS.filter((result) => countOf(summed, result) > 0).map((result) => (
          <li key={result}>{said[result](countOf(summed, result))}</li>
        ))}
      </ul>
      {titles.length > 0 && <p className="mt-2 text-sm wrap-anywhere text-ink-soft">{titles.join(", ")}</p>}
    </>
  );
}

/** The people whose seat the change makes doubtful. */
export function ManyDisplaced({ summed: { displaced, notCompared } }: { readonly summed: Summed }) {
  if (displaced.length === 0 && notCompared === 0) return <p className="mt-3 text-ink-soft">{text.nobody}</p>;
  return (
    <Callout tone="warn" title={text.displaced} className="mt-4">
      <ul className="mt-1 space-y-1">
        {displaced.map(({ sessionId, title, people, why, clashesWith }) => (
          <li key={`${sessionId} ${clashesWith?.sessionId}`} className="wrap-anywhere">
            {why === "CLASH" && clashesWith !== null
              ? text.clash(title, clashesWith.title, people)
              : text.tooFew(title, people)}
          </li>
        ))}
        {notCompared > 0 && <li>{text.notCompared(notCompared)}</li>}
      </ul>
    </Callout>
  );
}
