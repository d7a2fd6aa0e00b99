interface KeyFigureProps {
  readonly label: string;
  readonly value: number | string;
  readonly note?: string;
}

export function KeyFigure({ label, value, note }: KeyFigureProps) {
  return (
    <div className="flex flex-col border-t border-line pt-3">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="mt-1 font-display text-[2.375rem] leading-10 font-[650] tracking-[-0.025em] tabular-nums">
        {value.toLocaleString("en")}
      </dd>
      {note && <dd className="mt-0.5 text-sm text-ink-soft">{note}</dd>}
    </div>
  );
}
