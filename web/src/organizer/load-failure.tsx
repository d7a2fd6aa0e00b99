import { failureOf } from "../api/failure.ts";
import { LoadFailure as SaidFailure } from "../ui/placeholder.tsx";
import { failureText } from "./failure-text.ts";

interface LoadFailureProps {
  readonly error: unknown;
  retry(): unknown;
}

/** Replaces content that could not be loaded, and says more precisely why than attendees' pages do. */
export const LoadFailure = ({ error, retry }: LoadFailureProps) => (
  <SaidFailure error={error} hint={failureText(failureOf(error))} retry={() => void retry()} />
);
