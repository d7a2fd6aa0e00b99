import { messages } from "../messages/messages.ts";

/** Reserves the space of later content, so that nothing moves when it comes. */
export function Skeleton({ className = "" }: { readonly className?: string }) {
  return <div className={`shimmer rounded-control bg-sunken ${className}`} />;
}

export function SkeletonCards({ count }: { readonly count: number }) {
  return (
    <div role="status" aria-label={messages.loading}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={index} className="border-b border-line py-4">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="mt-2 h-6 w-4/5" />
          <Skeleton className="mt-1 h-5 w-2/5" />
          <div className="mt-3 flex items-center justify-between">
            <Skeleton className="h-5 w-20" />
            <Skeleton className="h-9 w-24 rounded-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
