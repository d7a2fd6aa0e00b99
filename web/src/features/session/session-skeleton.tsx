import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { AbstractSkeleton } from "./session-abstract.tsx";
import { PAGE_GRID, SeatBar } from "./session-details.tsx";
import { useRsvpBar } from "./use-rsvp-bar.ts";

/** Everything has the height of what comes. */
export function SessionSkeleton() {
  useRsvpBar();
  return (
    <Loading>
      <div className="mb-4 hidden h-9 items-center lg:flex">
        <Skeleton className="h-4 w-36" />
      </div>
      <div className={PAGE_GRID}>
        <div className="lg:col-start-1">
          <h1 className="sr-only">{text.about}</h1>
          <Skeleton className="h-5 w-24" />
          <Skeleton className="mt-2 h-[4.25rem] w-4/5 sm:h-[2.875rem] lg:h-[3.25rem]" />
          <Skeleton className="mt-3 hidden h-6 w-2/5 lg:block" />
        </div>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div className="lg:rounded-card lg:border lg:border-line lg:bg-surface lg:p-6">
            <div className="grid grid-cols-2 border-y border-line lg:grid-cols-1 lg:gap-y-4 lg:border-0">
              <FactSkeleton />
              <FactSkeleton />
            </div>
            <Skeleton className="mt-2 h-9 w-64" />
            <SeatBar>
              <div className="flex min-h-13 items-center justify-between lg:flex-col lg:items-stretch lg:gap-4">
                <Skeleton className="h-11 w-40 lg:h-20" />
                <Skeleton className="h-13 w-38 rounded-full lg:w-full" />
              </div>
            </SeatBar>
            <Skeleton className="mt-2 h-9 w-52 lg:mt-3" />
          </div>
        </div>
        <div className="lg:col-start-1">
          <AbstractSkeleton />
        </div>
      </div>
    </Loading>
  );
}

const FactSkeleton = () => (
  <div className="py-3.5 even:pl-4 lg:py-0 lg:even:pl-0">
    <Skeleton className="h-[1.625rem] w-28" />
    <Skeleton className="mt-0.5 h-[1.1875rem] w-24" />
  </div>
);
