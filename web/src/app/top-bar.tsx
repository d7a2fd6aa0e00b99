import type { ReactNode } from "react";

/** In the event's colour, at the top of each of its pages. Everything on it takes its colours (`data-paint`). */
export const TopBar = ({ children }: { readonly children: ReactNode }) => (
  <header data-paint="" className="sticky top-0 z-30 bg-cover text-ink">
    <div className="flex h-(--bar) items-center gap-2 px-4 sm:px-6">{children}</div>
  </header>
);

/** A page of the event in its top bar: a word on a desktop. */
export const BAR_LINK =
  "flex h-10 items-center gap-2 rounded-control px-3 font-display text-[0.9375rem] font-semibold text-ink-soft transition-colors hover:text-ink aria-[current=page]:bg-accent-wash aria-[current=page]:text-ink focus-visible:-outline-offset-2";

/** The same at the foot of a phone's page. */
export const TAB_LINK =
  "relative flex h-16 flex-col items-center justify-center gap-1 font-display text-xs font-semibold text-ink-soft transition-colors hover:text-ink aria-[current=page]:text-accent aria-[current=page]:before:absolute aria-[current=page]:before:top-0 aria-[current=page]:before:h-[3px] aria-[current=page]:before:w-9 aria-[current=page]:before:rounded-b-bar aria-[current=page]:before:bg-accent focus-visible:-outline-offset-2";
