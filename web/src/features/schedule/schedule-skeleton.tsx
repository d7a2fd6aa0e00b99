import { messages } from "../../messages/messages.ts";
import { Skeleton } from "../../ui/skeleton.tsx";

export function ScheduleSkeleton() {
  return (
    <div role="status" aria-label={messages.loading} className="mt-6">
      <Skeleton className="h-6 w-28" />
      <div className="mt-3 grid gap-3">
        {["first", "second", "third"].map((key) => (
          <div
            key={key}
            className="grid gap-6 rounded-card border border-line bg-surface p-5 sm:grid-cols-[4rem_1fr_15rem]"
          >
            <Skeleton className="h-10 w-14" />
            <div>
              <Skeleton className="h-5 w-20 rounded-full" />
              <Skeleton className="mt-2 h-5 w-3/5" />
              <Skeleton className="mt-2 h-4 w-2/5" />
            </div>
            <Skeleton className="h-11 sm:justify-self-end sm:w-28" />
          </div>
        ))}
      </div>
    </div>
  );
}
