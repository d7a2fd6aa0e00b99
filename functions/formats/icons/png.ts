import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS_OF_AN_INDEX = 8;
const COLORS_BY_INDEX = 3;

export interface PaletteColor {
  readonly rgb: readonly [red: number, green: number, blue: number];
  /** 0 is transparent, 255 is not. */
  readonly alpha: number;
}

/** A square picture whose pixels are indexes of a palette, as PNG (W3C, "Portable Network Graphics", 11). */
export function png(
  size: number,
  palette: readonly PaletteColor[],
  at: (x: number, y: number) => number,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([BITS_OF_AN_INDEX, COLORS_BY_INDEX], 8);
  // Each row begins with the number of its filter, and 0 is none.
  const rows = Buffer.alloc(size * (size + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) rows[y * (size + 1) + 1 + x] = at(x, y);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap(({ rgb }) => rgb))),
    chunk("tRNS", Buffer.from(palette.map(({ alpha }) => alpha))),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
