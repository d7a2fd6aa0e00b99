import { expect, it } from "vitest";
import { HOUR_MS } from "../../../web/src/features/grid/day-window.ts";
import { layOut } from "../../../web/src/features/grid/layout.ts";
import { blocksOf } from "../../../web/src/features/grid/sheets.ts";
import fc from "../../support/same-examples.ts";

const BEGIN = Date.parse("2030-01-10T09:00:00Z");

it("every session is on a sheet of paper in each hour in which it is on", () => {
  const some = fc.array(fc.tuple(fc.nat(7), fc.nat(1_000), fc.integer({ min: 1, max: 300 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 24 }), (all, hours) => {
      const sessions = all.map(([room, from, minutes], n) => ({
        sessionId: `s${n}`,
        room: `Hall ${room}`,
        startsAt: new Date(BEGIN + from * 60_000).toISOString(),
        endsAt: new Date(BEGIN + (from + minutes) * 60_000).toISOString(),
      }));
      const layout = layOut(sessions, { from: BEGIN, to: BEGIN + hours * HOUR_MS }, []);
      const blocks = blocksOf(layout);
      for (const cell of layout.cells) {
        const found = blocks.filter(({ cells }) => cells.includes(cell)).map((block) => block.hours);
        expect(found[0]?.from).toBeLessThanOrEqual(cell.from);
        expect(found.at(-1)?.to).toBeGreaterThanOrEqual(cell.to);
        for (const [n, { to }] of found.slice(0, -1).entries()) expect(found[n + 1]?.from).toBe(to);
      }
      for (const { rooms, cells } of blocks) {
        expect(rooms.length).toBeLessThanOrEqual(3);
        expect([...new Set(cells.map(({ room }) => room))].sort()).toEqual([...rooms].sort());
      }
    }),
  );
});
