import { expect, it } from "vitest";
import fc from "../../support/same-examples.ts";
import { misplaced, type Operation } from "./linearizable.ts";

/** Operations on one register. */
const writes = (value: number, begun: number, ended: number): Operation<number> => ({
  name: `writes ${value}`,
  begun,
  ended,
  step: () => value,
});
const reads = (value: number, begun: number, ended: number): Operation<number> => ({
  name: `reads ${value}`,
  begun,
  ended,
  step: (state) => (state === value ? state : null),
});

it("finds an order for operations that overlap", () => {
  expect(
    misplaced(0, [writes(1, 0, 10), reads(1, 2, 4), reads(0, 1, 3), writes(2, 5, 9), reads(1, 8, 12)]),
  ).toEqual([]);
});

it("lets an operation without an answer take effect at any time", () => {
  const lost = writes(1, 0, Number.POSITIVE_INFINITY);
  expect(misplaced(0, [lost, reads(0, 10, 11), reads(1, 12, 13)])).toEqual([]);
});

it.each([
  ["a value that was never there", [writes(1, 0, 1), reads(2, 2, 3)]],
  ["an old value after the write has ended", [writes(1, 0, 1), reads(0, 2, 3)]],
  ["a value before its write has begun", [reads(1, 0, 1), writes(1, 2, 3)]],
  ["the new value and then the old one", [writes(1, 0, 10), reads(1, 2, 3), reads(0, 4, 5)]],
  ["two writes in two orders", [writes(1, 0, 9), writes(2, 0, 9), reads(1, 10, 11), reads(2, 12, 13)]],
  ["a write that takes effect twice", [writes(1, 0, 1), writes(2, 2, 3), reads(2, 4, 5), reads(1, 6, 7)]],
])("refuses %s", (_, operations) => {
  expect(misplaced(0, operations)).not.toEqual([]);
});

it("accepts every history of a register that takes effect at moments within its times", () => {
  const moment = fc.record({
    isWrite: fc.boolean(),
    value: fc.integer({ min: 0, max: 3 }),
    early: fc.integer({ min: 0, max: 40 }),
    late: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 12 }), (moments) => {
      let state = 0;
      const operations = moments.map(({ isWrite, value, early, late }, n) => {
        if (isWrite) state = value;
        const make = isWrite ? writes : reads;
        return make(state, n * 10 - early, n * 10 + late);
      });
      expect(misplaced(0, operations)).toEqual([]);
    }),
  );
});
