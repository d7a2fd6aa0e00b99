import { lazy } from "react";
import { messages } from "../../messages/messages.ts";
import type { LoadFailureProps } from "../../ui/placeholder.tsx";

/** Pages that load at once use it. If even this cannot be fetched, plain text replaces it. */
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
