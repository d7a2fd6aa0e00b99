interface FillBarProps {
  readonly taken: number;
  readonly capacity: number;
  readonly className?: string;
}

/** Shows how full a session is, for the eye only: the numbers stand beside it. */
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
