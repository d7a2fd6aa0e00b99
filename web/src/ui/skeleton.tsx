/** Reserves the space of later content, so that nothing moves when it comes. */
export function Skeleton({ className = "" }: { readonly className?: string }) {
  return <div className={`shimmer rounded-control bg-sunken ${className}`} />;
}
