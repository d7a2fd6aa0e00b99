import { lazy } from "react";
import { messages } from "../../messages/messages.ts";
import type { LoadFailureProps } from "../../ui/placeholder.tsx";

/** For pages that load at once. Where not even this can be fetched, the words do without their looks. */
export const LateLoadFailure = lazy(() =>
  import("../../ui/placeholder.tsx").then(
    ({ LoadFailure }) => ({ default: LoadFailure }),
    () => ({ default: BareFailure }),
  ),
);

const BareFailure = ({ retry }: LoadFailureProps) => (
  <p role="alert">
    {messages.failure.title}{" "}
    <button type="button" onClick={retry}>
      {messages.failure.retry}
    </button>
  </p>
);
