import { Loading, Skeleton } from "../../ui/skeleton.tsx";

export function InboxSkeleton() {
  return (
    <Loading className="mt-7">
      <Skeleton className="mb-2 h-6 w-20" />
      {["first", "second", "third"].map((key) => (
        <div key={key} className="flex gap-3.5 border-t border-line py-4">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex-1">
            <Skeleton className="h-5 w-3/5" />
            <Skeleton className="mt-2 h-5 w-4/5" />
          </div>
        </div>
      ))}
    </Loading>
  );
}
