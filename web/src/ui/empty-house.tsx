/** The house with one light: nothing is here yet. */
export function EmptyHouse() {
  return (
    <svg aria-hidden="true" viewBox="0 0 100 40" className="h-20">
      {ROWS.flatMap(({ radius, seats }) =>
        Array.from({ length: seats }, (_, index) => {
          const angle = Math.PI * (1.14 + (0.72 * index) / (seats - 1));
          const [x, y] = [50 + radius * Math.cos(angle), 54 + radius * Math.sin(angle)];
          const lit = radius === LIT.radius && index === LIT.index;
          return (
            <circle
              key={`${x} ${y}`}
              cx={x}
              cy={y}
              r={lit ? 3.4 : 2.5}
              className={lit ? "fill-good" : "fill-line"}
            />
          );
        }),
      )}
    </svg>
  );
}

const ROWS = [
  { radius: 48, seats: 12 },
  { radius: 37, seats: 8 },
];
const LIT = { radius: 48, index: 6 };
