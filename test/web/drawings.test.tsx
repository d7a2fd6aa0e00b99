import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import House from "../../web/src/ui/house.tsx";
import { houseDrawing } from "../../web/src/ui/house-drawing.ts";
import { seatRows } from "../../web/src/ui/seat-rows.ts";
import fc from "../support/same-examples.ts";

describe("the house of an event", () => {
  it("is always the same for the same event, and another for another", () => {
    expect(houseDrawing("harbour")).toEqual(houseDrawing("harbour"));
    expect(houseDrawing("harbour")).not.toEqual(houseDrawing("glasshouse"));
  });

  it("is small, has up to sixteen rows and five to nine lights, and nothing to read", () => {
    for (let n = 0; n < 50; n++) {
      const { rows, sparks } = houseDrawing(`conf-${n}`);
      expect(rows.length).toBeGreaterThanOrEqual(11);
      expect(rows.length).toBeLessThanOrEqual(16);
      expect(sparks.length).toBeGreaterThanOrEqual(5);
      expect(sparks.length).toBeLessThanOrEqual(9);
      const { container, unmount } = render(<House eventId={`conf-${n}`} />);
      expect(container.innerHTML.length).toBeLessThan(2_700);
      expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
      unmount();
    }
  });
});

describe("the picture of a session's seats", () => {
  it("has a dot for each seat up to sixty, a free one while a seat is free, and none in a full session", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (capacity, share) => {
          const left = Math.round(capacity * share);
          const dots = seatRows({ capacity, left, isYours: false });
          const free = dots.filter(({ kind }) => kind === "free").length;
          expect(dots.length).toBe(Math.min(60, capacity));
          expect(free > 0).toBe(left > 0);
          if (capacity <= 60) expect(free).toBe(left);
        },
      ),
    );
  });

  it("shows the attendee's own seat", () => {
    const dots = seatRows({ capacity: 40, left: 3, isYours: true });
    expect(dots.filter(({ kind }) => kind === "yours").length).toBe(1);
  });
});
