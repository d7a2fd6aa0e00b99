import { describe, expect, it } from "vitest";
import { iconColor, iconPath } from "../../../functions/contract/app-icon.ts";
import { iconPng, iconSvg } from "../../../functions/formats/icons/app-icon.ts";
import { pngPixels } from "../../support/png-pixels.ts";

const SIZE = 192;

const PAINT = [0x0b, 0x6e, 0x99, 255];
const WHITE = [255, 255, 255, 255];

describe("the icon of an event", () => {
  it("is a white tick on the event's colour, with transparent corners", () => {
    const picture = pngPixels(iconPng("#0b6e99", "round", SIZE));
    expect(picture.size).toBe(SIZE);
    expect(picture.at(0, 0)[3]).toBe(0);
    expect(picture.at(SIZE / 2, 8)).toEqual(PAINT);
    // The lowest point of the tick.
    expect(picture.at(Math.round((13.6 / 32) * SIZE), Math.round((21.1 / 32) * SIZE))).toEqual(WHITE);
  });

  it("fills its square where the system cuts the shape, and the tick stays within the safe circle", () => {
    const picture = pngPixels(iconPng("#0b6e99", "full", SIZE));
    expect(picture.at(0, 0)).toEqual(PAINT);
    for (let y = 0; y < SIZE; y++) {
      for (let x = 0; x < SIZE; x++) {
        const isOutside = Math.hypot(x - SIZE / 2, y - SIZE / 2) > 0.4 * SIZE;
        if (isOutside && String(picture.at(x, y)) !== String(PAINT))
          throw new Error(`white outside of the safe circle at ${x}, ${y}`);
      }
    }
  });

  it("has an intact file: each chunk's sum is right", () => {
    // A browser shows no picture with a wrong sum; this is the sum of an empty IEND chunk.
    expect(iconPng("#0b6e99", "full", 180).toString("hex").slice(-24)).toBe("0000000049454e44ae426082");
  });

  it("is the same as a drawing", () => {
    expect(iconSvg("#0b6e99", "round")).toContain('rx="8" fill="#0b6e99"');
    expect(iconSvg("#0b6e99", "full")).not.toContain("rx=");
  });
});

describe("the colour of an icon", () => {
  it.each([
    ["#0b6e99", "#005d8e"],
    ["#808080", "#555555"],
  ])("of an event in %s is %s, the accent of its pages", (color, icon) => {
    expect(iconColor("conf", color)).toBe(icon);
  });

  it("of an event without one is that of its pages, too", () => {
    expect(iconColor("demo-conf", null)).toMatch(/^#[0-9a-f]{6}$/);
    expect(iconColor("demo-conf", null)).toBe(iconColor("demo-conf", null));
  });

  it("is in the icon's address", () => {
    expect(iconPath("#0b6e99", "full", 512)).toBe("/api/icons/0b6e99-full-512.png");
    expect(iconPath("#0b6e99", "round")).toBe("/api/icons/0b6e99-round.svg");
  });
});
