import { Loading, Skeleton } from "../../ui/skeleton.tsx";

const ROWS = 8;

export function SessionsSkeleton() {
  return (
    <Loading>
      <div className="mt-6 flex flex-wrap gap-x-2 gap-y-3 pb-4">
        <Skeleton className="h-11 w-full md:w-72" />
        <Skeleton className="h-11 w-[calc(50%-0.25rem)] sm:w-40" />
        <Skeleton className="h-11 w-[calc(50%-0.25rem)] sm:w-44" />
      </div>
      {Array.from({ length: ROWS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={index} className="mb-3 h-51 rounded-card md:mb-2 md:h-17" />
      ))}
    </Loading>
  );
}
