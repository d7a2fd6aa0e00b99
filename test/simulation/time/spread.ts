/** A random time in milliseconds between two bounds. A higher `power` makes long times rare. */
export interface Spread {
  readonly least: number;
  readonly most: number;
  /** @default 1, where all times are equally likely */
  readonly power?: number;
}

export const draw = ({ least, most, power = 1 }: Spread, random: () => number): number =>
  least === most ? least : least + (most - least) * random() ** power;

export const exactly = (ms: number): Spread => ({ least: ms, most: ms });
