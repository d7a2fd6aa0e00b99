import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router";
import type { Event } from "../../api/answers.ts";
import { returnFocus } from "../../ui/return-focus.ts";

const AnyOfDialog = lazy(() => import("./any-of-dialog.tsx"));

/** Of My Schedule's address: the id of the session from which the person comes, or nothing. */
export const ANY_OF_PARAMETER = "anyOf";

interface AnyOfFromAddressProps {
  readonly event: Event;
  readonly timeZone: string;
}

/** Opens the choice if the page's address says so, for people who come from a sign-in. */
export function AnyOfFromAddress({ event, timeZone }: AnyOfFromAddressProps) {
  const [parameters, setParameters] = useSearchParams();
  const first = parameters.get(ANY_OF_PARAMETER);
  if (first === null) return null;
  const close = () =>
    setParameters(
      (now) => {
        now.delete(ANY_OF_PARAMETER);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Suspense>
      <AnyOfDialog
        {...{ event, timeZone }}
        first={first === "" ? undefined : first}
        onClose={close}
        returnFocus={() => returnFocus(undefined)}
      />
    </Suspense>
  );
}
