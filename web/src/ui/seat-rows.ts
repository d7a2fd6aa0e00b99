/** Beyond this number of seats, a dot stands for several. */
const MOST_DOTS = 60;

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly kind: "free" | "taken" | "yours";
}

interface Seats {
  readonly capacity: number;
  readonly left: number;
  readonly isYours: boolean;
}

/**
 * Dots in arcs around a stage below the middle, at most sixty. As long as a seat is free, one dot at least is free, and
 * a full session has none. Free seats lie apart, as they would in a room.
 */
export function seatRows({ capacity, left, isYours }: Seats): Dot[] {
  const count = Math.min(MOST_DOTS, capacity);
  const free = left <= 0 ? 0 : Math.min(count, Math.max(1, Math.round((left / capacity) * count)));
  const yours = isYours ? Math.floor(count / 2) : -1;
  const places = arcs(count);
  return places.map(([x, y], index) => {
    const before = Math.floor((index * free) / count);
    const after = Math.floor(((index + 1) * free) / count);
    return { x, y, kind: index === yours ? "yours" : after > before ? "free" : "taken" };
  });
}

/** Rows from the outermost inwards, each with the seats for which its length has room. */
function arcs(count: number): (readonly [number, number])[] {
  const radii = [46, 36, 26, 16].slice(0, count <= 12 ? 1 : count <= 30 ? 2 : count <= 45 ? 3 : 4);
  const all = radii.reduce((sum, radius) => sum + radius, 0);
  let rest = count;
  return radii.flatMap((radius, row) => {
    const seats = row === radii.length - 1 ? rest : Math.round((count * radius) / all);
    rest -= seats;
    return Array.from({ length: seats }, (_, index) => {
      const angle = Math.PI * (1 + (seats === 1 ? 0.5 : 0.1 + (0.8 * index) / (seats - 1)));
      return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)] as const;
    });
  });
}
