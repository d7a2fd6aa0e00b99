interface FillBarProps {
  readonly taken: number;
  /** Null: unlimited. */
  readonly capacity: number | null;
  readonly className?: string;
}

/** How full something is, for the eye: what it says stands beside it in figures. */
export function FillBar({ taken, capacity, className = "" }: FillBarProps) {
  const share = capacity === null ? 0 : Math.min(1, capacity === 0 ? 1 : taken / capacity);
  const full = capacity !== null && taken >= capacity;
  return (
    <div aria-hidden className={`h-1.5 overflow-hidden rounded-full bg-line ${className}`}>
      <div
        className={`h-full rounded-full ${full ? "bg-bad" : "bg-accent"}`}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
