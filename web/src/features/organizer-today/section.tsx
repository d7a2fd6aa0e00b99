import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  /** What stands beside the heading. */
  readonly beside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Section({ title, beside, className = "", children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1 pb-2.5">
        <h2 id={id} className="font-display text-xl leading-6.5 font-[650]">
          {title}
        </h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
