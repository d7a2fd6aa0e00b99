import { Loading, Skeleton } from "../../ui/skeleton.tsx";

export function FiguresSkeleton() {
  return (
    <Loading>
      <div className="mt-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
        {["taken", "waiting", "offers", "served"].map((name) => (
          <Skeleton key={name} className="h-28 rounded-card" />
        ))}
      </div>
      <Skeleton className="mt-6 h-96 rounded-card" />
    </Loading>
  );
}
