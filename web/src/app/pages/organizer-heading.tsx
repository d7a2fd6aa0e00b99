import type { ReactNode } from "react";

interface OrganizerHeadingProps {
  readonly title: string;
  readonly intro?: ReactNode;
  /** Actions for the whole page. */
  readonly children?: ReactNode;
}

export function OrganizerHeading({ title, intro, children }: OrganizerHeadingProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pt-6 sm:pt-10">
      <div className="min-w-0">
        <h1 className="font-display text-3xl font-[650] tracking-tight sm:text-[2.625rem] sm:leading-12">
          {title}
        </h1>
        {intro && <p className="mt-2 max-w-prose text-ink-soft">{intro}</p>}
      </div>
      {children}
    </header>
  );
}
