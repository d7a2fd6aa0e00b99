import { inflateSync } from "node:zlib";

/** The colours of a picture as its file says them: an independent reading of the format, as far as it is used here. */
export function pngPixels(file: Buffer) {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString("latin1", at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const part = (type: string) => chunks.get(type) ?? Buffer.alloc(0);
  const size = part("IHDR").readUInt32BE(0);
  const rows = inflateSync(part("IDAT"));
  return {
    size,
    at(x: number, y: number): number[] {
      const index = rows[y * (size + 1) + 1 + x] ?? 0;
      return [...part("PLTE").subarray(3 * index, 3 * index + 3), part("tRNS")[index] ?? 255];
    },
  };
}
