/** The house in which one seat is the person's. If that is news, the seat lights up and its tick is drawn, once. */
export function SeatLit({ isNew = false }: { readonly isNew?: boolean }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 120 84" className="w-60">
      {ROWS.flatMap(({ radius, seats }) =>
        Array.from({ length: seats }, (_, index) => {
          const angle = Math.PI * (1.12 + (0.76 * index) / (seats - 1));
          const [x, y] = [60 + radius * Math.cos(angle), 66 + radius * Math.sin(angle)];
          return <circle key={`${x} ${y}`} cx={x} cy={y} r={2.6} className="fill-line" />;
        }),
      )}
      <circle cx={60} cy={58} r={15} className={`fill-good ${isNew ? "light-up" : ""}`} />
      <path
        d="m53 58.5 5 5 9-10"
        pathLength={1}
        strokeWidth={3}
        className={`fill-none stroke-surface ${isNew ? "tick-drawn" : ""}`}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

const ROWS = [
  { radius: 58, seats: 14 },
  { radius: 46, seats: 11 },
  { radius: 34, seats: 8 },
];
