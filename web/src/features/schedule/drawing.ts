import type { CSSProperties } from "react";
import type { Span } from "../../time/lanes.ts";
import type { AtOnce, Block } from "./timeline.ts";

const MINUTE_MS = 60_000;
/** The scale is squeezed: a long session takes little more room than a short one. */
const PX_PER_MINUTE = 0.9;
const LEAST_PX = 28;
const MOST_PX = 112;

interface Drawing {
  /** The rows of a grid: one for each stretch between two starts or ends. */
  readonly rows: string;
  placeOf(block: Block): { readonly clock: CSSProperties; readonly card: CSSProperties };
  /** Exactly the time in common, at the left of the later one. */
  readonly bars: readonly { readonly key: string; readonly place: CSSProperties }[];
  readonly label: { readonly place: CSSProperties } | undefined;
}

/** @param blocks in order of start */
export function drawingOf(blocks: readonly Block[], atOnce: readonly AtOnce[]): Drawing {
  const moments = [...new Set(blocks.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const second = blocks[1];
  // The label has room above a second block that begins later. Else it has a row of its own.
  const above = blocks.length === 2 && second !== undefined && second.from > (blocks[0]?.from ?? 0);
  const extra = atOnce.length > 0 && !above ? 1 : 0;
  const lineOf = (moment: number) => moments.indexOf(moment) + 1 + extra;
  const rowsOf = ({ from, to }: Span) => `${lineOf(from)} / ${lineOf(to)}`;
  const heights = moments.slice(1).map((to, index) => heightOf(to - (moments[index] ?? to)));
  return {
    rows: [...(extra ? ["auto"] : []), ...heights].join(" "),
    placeOf: (block) => ({
      clock: placeAt(1, lineOf(block.from)),
      card: placeAt(block.lane + 2, rowsOf(block)),
    }),
    bars: atOnce.length === 0 ? [] : blocks.flatMap((block) => barsBeside(block, blocks, rowsOf)),
    label:
      atOnce.length === 0
        ? undefined
        : {
            place: above ? placeAt(second.lane + 2, `1 / ${lineOf(second.from)}`) : placeAt("2 / -1", 1),
          },
  };
}

/** The style sheet decides where a phone shows it instead. */
const placeAt = (column: number | string, row: number | string) =>
  ({ "--column": column, "--row": row }) as CSSProperties;

function heightOf(ms: number): string {
  const px = Math.min(MOST_PX, Math.max(LEAST_PX, (ms / MINUTE_MS) * PX_PER_MINUTE));
  return `minmax(${Math.round(px)}px, auto)`;
}

/** What a block has in common with those in lanes to its left. */
function barsBeside(block: Block, blocks: readonly Block[], rowsOf: (span: Span) => string) {
  return blocks
    .filter(({ lane, from, to }) => lane < block.lane && from < block.to && to > block.from)
    .map((other) => ({
      key: `${block.entry.session.sessionId} ${other.entry.session.sessionId}`,
      place: placeAt(
        block.lane + 2,
        rowsOf({ from: Math.max(block.from, other.from), to: Math.min(block.to, other.to) }),
      ),
    }));
}
