import { type ReactNode, useId } from "react";
import { areaMessages } from "../messages/organizer/area-messages.ts";
import { LoadingSkeleton } from "../ui/skeleton.tsx";
import { LoadFailure } from "./load-failure.tsx";

interface LiveSectionProps<T> {
  readonly title: string;
  readonly hint: string;
  readonly beside: ReactNode;
  readonly data: T | undefined;
  readonly error: Error | null;
  retry(): void;
  children(data: T): ReactNode;
}

/** A part of the figures that is read by itself. */
export function LiveSection<T>(props: LiveSectionProps<T>) {
  const { title, hint, beside, data, error, retry, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-9 border-t border-line pt-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={id} className="font-display text-xl leading-6.5 font-[650]">
            {title}
          </h2>
          <p className="mt-1 text-sm text-ink-soft">{hint}</p>
        </div>
        {beside}
      </div>
      {error !== null && data !== undefined && (
        <p role="status" className="mt-3 text-sm text-warn">
          {areaMessages.failure.stale}
        </p>
      )}
      {data !== undefined && children(data)}
      {data === undefined && error === null && <LoadingSkeleton className="mt-5 h-56 rounded-card" />}
      {data === undefined && error !== null && <LoadFailure error={error} retry={retry} />}
    </section>
  );
}
