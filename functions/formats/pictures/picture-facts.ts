import type { PictureFacts } from "../../core/pictures/picture.ts";

type Size = Pick<PictureFacts, "width" | "height">;

/** Reads type and size of a picture from its bytes; `null` if it is none of the types that events may have. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, sizeOf] of READERS) {
    const size = sizeOf(view);
    if (size !== null && size.width > 0 && size.height > 0) return { type, ...size };
  }
  return null;
}

const READERS = [
  ["image/png", sizeOfPng],
  ["image/jpeg", sizeOfJpeg],
  ["image/webp", sizeOfWebp],
] as const;

const isText = (view: DataView, at: number, text: string): boolean =>
  at + text.length <= view.byteLength &&
  [...text].every((character, index) => view.getUint8(at + index) === character.charCodeAt(0));

/** PNG (W3C): a signature, and first of all chunks IHDR. */
function sizeOfPng(view: DataView): Size | null {
  if (view.byteLength < 33 || !isText(view, 0, "\u0089PNG\r\n\u001a\n")) return null;
  if (view.getUint32(8) !== 13 || !isText(view, 12, "IHDR")) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** JPEG (ITU T.81): segments, of which one begins a frame. SOF4, SOF8 and SOF12 are other things. */
function sizeOfJpeg(view: DataView): Size | null {
  if (!isText(view, 0, "\u00ff\u00d8\u00ff")) return null;
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // The picture's own data began without a frame before it.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** WebP (RFC 9649): a RIFF file whose first chunk is of one of three kinds. */
function sizeOfWebp(view: DataView): Size | null {
  if (view.byteLength < 30 || !isText(view, 0, "RIFF") || !isText(view, 8, "WEBP")) return null;
  if (isText(view, 12, "VP8X")) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (isText(view, 12, "VP8L") && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (isText(view, 12, "VP8 ") && isText(view, 23, "\u009d\u0001\u002a"))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
