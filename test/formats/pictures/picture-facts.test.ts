import { describe, expect, it } from "vitest";
import { pictureFacts } from "../../../functions/formats/pictures/picture-facts.ts";
import { jpegHead, png, webpHead } from "../../support/picture-files.ts";
import fc from "../../support/same-examples.ts";

describe("a picture tells its type and its size by its content", () => {
  it.each([
    ["PNG", png(640, 360), "image/png"],
    ["JPEG", jpegHead(640, 360), "image/jpeg"],
    ["WebP with loss", webpHead("VP8 ", 640, 360), "image/webp"],
    ["WebP without loss", webpHead("VP8L", 640, 360), "image/webp"],
    ["WebP with transparency or motion", webpHead("VP8X", 640, 360), "image/webp"],
  ])("%s", (_, bytes, type) => {
    expect(pictureFacts(bytes)).toEqual({ type, width: 640, height: 360 });
  });
});

describe("no picture is", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each([
    ["a text", Buffer.from("This is a text, whatever its name says, and it is long enough.")],
    ["an SVG", Buffer.from(svg)],
    ["a GIF", Buffer.from("GIF89a\x40\x01\xf0\x00 and more than thirty-three bytes", "latin1")],
    ["nothing", Buffer.alloc(0)],
    ["a PNG that begins with another chunk", Buffer.from(png(64, 64)).fill(0, 8, 16)],
    ["a PNG without a pixel", png(0, 64)],
    ["a PNG that ends early", png(64, 64).subarray(0, 20)],
    ["a JPEG whose data begins before its frame", Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0, 0])],
    ["a JPEG with segments of no length", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ["a RIFF file with sound", Buffer.from(`RIFF    WAVEfmt ${" ".repeat(32)}`)],
  ])("%s", (_, bytes) => {
    expect(pictureFacts(bytes)).toBeNull();
  });
});

it("bytes of any kind are read to an end", () => {
  const heads = [png(9, 9).subarray(0, 20), jpegHead(9, 9), webpHead("VP8X", 9, 9)];
  const files = fc
    .tuple(fc.constantFrom(Buffer.alloc(0), ...heads), fc.uint8Array({ maxLength: 200 }), fc.nat(60))
    .map(([head, tail, at]) => Buffer.concat([head.subarray(0, at), tail]));
  fc.assert(
    fc.property(files, (bytes) => {
      const facts = pictureFacts(bytes);
      return facts === null || (facts.width > 0 && facts.height > 0);
    }),
  );
});
