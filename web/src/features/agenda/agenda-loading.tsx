import { memo } from "react";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";

const ROWS = 7;

/** The bar and the rows at their true height, so that nothing moves when they come. */
export const AgendaLoading = memo(function AgendaLoading() {
  return (
    <Loading className="mx-[calc(50%-50vw)]">
      <div className="flex h-14 items-center gap-2 border-b border-line px-4 sm:px-6">
        <Skeleton className="h-10 w-20 md:w-60" />
        <Skeleton className="hidden h-10 w-64 md:block" />
        <Skeleton className="ml-auto h-10 w-28 rounded-full md:ml-0" />
      </div>
      <div className="-mt-px lg:mx-[max(2.5rem,50vw-35rem)]">
        {Array.from({ length: ROWS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <Row key={index} begins={index % 2 === 0} />
        ))}
      </div>
    </Loading>
  );
});

function Row({ begins }: { readonly begins: boolean }) {
  return (
    <div className={`flex ${begins ? "border-t border-line" : ""}`}>
      <div className="w-[4.5rem] shrink-0 pt-3 pl-3.5 lg:w-[5.25rem] lg:pl-0">
        {begins && <Skeleton className="h-5 w-11" />}
      </div>
      <div
        className={`flex h-[5.1875rem] min-w-0 flex-1 items-center justify-between gap-3 pr-3.5 lg:h-[3.8125rem] ${begins ? "" : "border-t border-line"}`}
      >
        <span aria-hidden className="h-14 w-1 shrink-0 rounded-bar bg-line lg:h-10" />
        <div className="min-w-0 flex-1">
          <Skeleton className="h-[1.125rem] w-4/5 max-w-96" />
          <Skeleton className="mt-2 h-3.5 w-1/2 max-w-56" />
          <Skeleton className="mt-2 h-3 w-20 lg:hidden" />
        </div>
        <Skeleton className="h-9 w-16 shrink-0 self-end rounded-full max-lg:mb-3 lg:self-center" />
      </div>
    </div>
  );
}
