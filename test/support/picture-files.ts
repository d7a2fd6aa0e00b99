import { crc32, deflateSync } from "node:zlib";

/** A PNG that every program can show: one colour, with a palette. */
export function png(width: number, height: number, [red, green, blue] = [47, 95, 196]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each pixel, which is a place in the palette.
  header.set([8, 3], 8);
  const rows = Buffer.alloc((width + 1) * height);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from([red ?? 0, green ?? 0, blue ?? 0])),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const uint16 = (value: number) => [value >> 8, value & 0xff];

/** The beginning of a JPEG as cameras write it: two segments, and then the frame. */
export const jpegHead = (width: number, height: number): Buffer =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")],
    ...[0xff, 0xdb, 0, 4, 0, 1],
    ...[0xff, 0xff, 0xc2, 0, 11, 8, ...uint16(height), ...uint16(width), 1, 1, 0x11, 0],
  ]);

/** The beginning of a WebP file of one of its three kinds. */
export function webpHead(kind: "VP8 " | "VP8L" | "VP8X", width: number, height: number): Buffer {
  const head = Buffer.alloc(32);
  head.write("RIFF", 0, "latin1");
  head.write(`WEBP${kind}`, 8, "latin1");
  if (kind === "VP8X") {
    head.writeUIntLE(width - 1, 24, 3);
    head.writeUIntLE(height - 1, 27, 3);
  } else if (kind === "VP8L") {
    head.writeUInt8(0x2f, 20);
    head.writeUInt32LE(((height - 1) << 14) | (width - 1), 21);
  } else {
    head.set([0x9d, 0x01, 0x2a], 23);
    head.writeUInt16LE(width, 26);
    head.writeUInt16LE(height, 28);
  }
  return head;
}
