import { PRICES, type Priced } from "./prices.ts";

/** A line of a bill: an amount of something that has a price. */
export interface Line {
  readonly what: string;
  readonly amount: number;
  readonly priced: Priced;
}

export interface Bill {
  readonly title: string;
  /** Explains the bill in a sentence or two. */
  readonly about: string;
  readonly lines: readonly Line[];
}

export const costOf = ({ amount, priced }: Line): number =>
  (amount * PRICES[priced].usd) / PRICES[priced].per;

export const totalOf = ({ lines }: Bill): number => lines.reduce((sum, line) => sum + costOf(line), 0);

/** X-Ray traces the first request of each second and one in twenty of the others. */
export const tracesOf = (requests: number, perSecond: number): number => {
  const seconds = requests / Math.max(1, perSecond);
  return seconds + (requests - seconds) / 20;
};

const KB_PER_GB = 1_000_000;
export const gb = (kb: number): number => kb / KB_PER_GB;
