import { Loading, Skeleton } from "../../ui/skeleton.tsx";

const ROWS = 4;

export function TodaySkeleton() {
  return (
    <Loading>
      <Skeleton className="mt-6 h-5 w-52 sm:mt-7" />
      <Skeleton className="mt-2 h-14 w-40" />
      {Array.from({ length: ROWS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={index} className="border-b border-line py-4 first-of-type:mt-9">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="mt-2 h-5 w-3/5" />
        </div>
      ))}
    </Loading>
  );
}
