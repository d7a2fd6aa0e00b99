import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { figuresMessages as text } from "../messages/organizer/figures-messages.ts";

/** The figures of a chart, for those who want to read them. */
export const ShownData = ({ children }: { readonly children: ReactNode }) => (
  <details className="group mt-5">
    <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 font-display text-[0.9375rem] font-semibold text-accent hover:underline [&::-webkit-details-marker]:hidden">
      <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
      {text.showData}
    </summary>
    <div className="mt-3">{children}</div>
  </details>
);
