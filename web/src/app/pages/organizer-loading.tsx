import type { ReactNode } from "react";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { Loading } from "../../ui/skeleton.tsx";

interface OrganizerLoadingProps {
  /** The heading while there is nothing to show. */
  readonly title: string;
  /** Null: the answer is on its way. */
  readonly error: Error | null;
  retry(): unknown;
  /** It has the shape of the later content. */
  readonly children: ReactNode;
}

/** Stands for a page whose content is not there yet. */
export const OrganizerLoading = ({ title, error, retry, children }: OrganizerLoadingProps) => (
  <>
    <h1 className="sr-only">{title}</h1>
    {error !== null ? <LoadFailure error={error} retry={retry} /> : <Loading>{children}</Loading>}
  </>
);
