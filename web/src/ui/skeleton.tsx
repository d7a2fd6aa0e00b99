import type { ReactNode } from "react";
import { messages } from "../messages/messages.ts";

interface LoadingProps {
  readonly className?: string;
  /** It usually has the shape of what comes. */
  readonly children: ReactNode;
}

/** Tells screen readers that content is on its way. */
export const Loading = ({ className, children }: LoadingProps) => (
  <div role="status" aria-label={messages.loading} className={className}>
    {children}
  </div>
);

/** Reserves the space of later content, so that nothing moves when it comes. */
export function Skeleton({ className = "" }: { readonly className?: string }) {
  return <div className={`shimmer rounded-control bg-sunken ${className}`} />;
}

/** For content whose shape is one block. */
export const LoadingSkeleton = ({ className }: { readonly className: string }) => (
  <Loading>
    <Skeleton className={className} />
  </Loading>
);
