import { randomOf } from "./random-of.ts";

export const HOUSE = { width: 320, height: 200 };

export interface HouseDrawing {
  readonly center: readonly [x: number, y: number];
  /** Rows of seats around the stage: the radius, and the distance from seat to seat. */
  readonly rows: readonly { readonly radius: number; readonly step: number }[];
  /** Seats with a light. */
  readonly sparks: readonly (readonly [x: number, y: number])[];
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** The house of an event, seen from above. It is always the same for the same event. */
export function houseDrawing(eventId: string): HouseDrawing {
  const random = randomOf(eventId);
  const between = (least: number, most: number) => least + random() * (most - least);
  const [x, y] = [rounded(HOUSE.width * between(0.8, 1.1)), rounded(HOUSE.height * between(0.7, 1.25))];
  const apart = between(15.5, 18);
  const first = between(24, 48);
  const rows = Array.from({ length: Math.round(between(13, 16)) }, (_, index) => {
    const radius = rounded(first + index * apart);
    const around = 2 * Math.PI * radius;
    // The circle closes with a whole number of seats.
    return { radius, step: Math.round((around / Math.round(around / apart)) * 1000) / 1000 };
  });
  const seats = rows.flatMap((row) => seatsOf(row, [x, y]));
  const sparks = Array.from({ length: Math.min(seats.length, Math.round(between(5, 9))) }, () => {
    const [seat = [0, 0] as const] = seats.splice(Math.floor(random() * seats.length), 1);
    return seat;
  });
  return { center: [x, y], rows, sparks };
}

/** Those in the right part of the picture: it fades out before it reaches text. */
function seatsOf(
  { radius, step }: HouseDrawing["rows"][number],
  [x, y]: HouseDrawing["center"],
): (readonly [number, number])[] {
  return Array.from({ length: Math.round((2 * Math.PI * radius) / step) }, (_, index) => {
    const angle = (index * step) / radius;
    return [rounded(x + radius * Math.cos(angle)), rounded(y + radius * Math.sin(angle))] as const;
  }).filter(
    ([left, top]) =>
      left > HOUSE.width * 0.62 && left < HOUSE.width - 8 && top > 14 && top < HOUSE.height - 10,
  );
}
