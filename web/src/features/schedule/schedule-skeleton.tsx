import { Loading, Skeleton } from "../../ui/skeleton.tsx";

export function ScheduleSkeleton() {
  return (
    <Loading className="mt-6 max-w-3xl">
      <Skeleton className="h-6 w-28" />
      <div className="mt-4 grid gap-2">
        {["first", "second", "third"].map((key) => (
          <div
            key={key}
            className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-3.5 sm:grid-cols-[4.25rem_minmax(0,1fr)]"
          >
            <Skeleton className="mt-2.5 h-5 w-12" />
            <Skeleton className="h-22 rounded-chip" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
