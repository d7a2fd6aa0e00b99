interface FillBarProps {
  readonly taken: number;
  readonly capacity: number;
  readonly className?: string;
}

/** How full something is, for the eye: what it says stands beside it in figures. */
export function FillBar({ taken, capacity, className = "" }: FillBarProps) {
  const share = capacity === 0 ? 1 : Math.min(1, taken / capacity);
  const full = taken >= capacity;
  return (
    <div aria-hidden className={`h-1.5 overflow-hidden rounded-full bg-line ${className}`}>
      <div
        className={`h-full rounded-full ${full ? "bg-bad" : "bg-accent"}`}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
