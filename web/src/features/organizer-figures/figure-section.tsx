import { type ReactNode, useId } from "react";

interface FigureSectionProps {
  readonly title: string;
  readonly hint: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  readonly more?: ReactNode;
}

/** A chart with the same figures in a table beside it. */
export function FigureSection({ title, hint, chart, table, more }: FigureSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-9 border-t border-line pt-6">
      <h2 id={id} className="font-display text-xl leading-6.5 font-[650]">
        {title}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">{hint}</p>
      <div className="mt-5 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <div className="min-w-0">{chart}</div>
        <div className="min-w-0">{table}</div>
      </div>
      {more}
    </section>
  );
}
