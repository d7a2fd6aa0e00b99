import { Loading, Skeleton } from "../../ui/skeleton.tsx";

export const OfferSkeleton = () => (
  <Loading className="mx-auto max-w-md pt-6 sm:pt-10">
    <Skeleton className="h-9 w-3/5" />
    <Skeleton className="mt-3 h-12" />
    <Skeleton className="mt-5 h-28" />
    <Skeleton className="mx-auto mt-8 size-60 rounded-full" />
    <Skeleton className="mt-8 h-13 rounded-full" />
  </Loading>
);
