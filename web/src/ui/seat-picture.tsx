import { seatRows } from "./seat-rows.ts";

interface SeatPictureProps {
  /** Null: the session has no limit, so there is nothing to draw. */
  readonly capacity: number | null;
  readonly left: number;
  readonly isYours: boolean;
  /** The seat has just become the person's, so it lights up. */
  readonly isNew?: boolean;
  readonly className?: string;
}

const looks = {
  free: { r: 2.5, className: "fill-accent" },
  taken: { r: 2.1, className: "fill-line-strong/40" },
  yours: { r: 3.4, className: "fill-good" },
};
/** In a small room the seats are large, so that its picture is as easy to see. */
const FEW_SEATS = 12;

/** How full a session is, as a picture: nobody picks a chair here. The words beside it say the same. */
export function SeatPicture({ capacity, left, isYours, isNew, className = "h-12" }: SeatPictureProps) {
  if (capacity === null || capacity <= 0) return null;
  const scale = capacity <= FEW_SEATS ? 1.6 : 1;
  return (
    <svg aria-hidden="true" viewBox="0 0 100 52" className={`shrink-0 ${className}`}>
      {seatRows({ capacity, left, isYours }).map(({ x, y, kind }) => (
        <circle
          key={`${x} ${y}`}
          cx={x}
          cy={y}
          r={looks[kind].r * scale}
          className={`${looks[kind].className} ${isNew && kind === "yours" ? "light-up" : ""}`}
        />
      ))}
    </svg>
  );
}
