import { expect, it } from "vitest";
import { planSubscribing } from "../../../../functions/core/notices/push/push-subscription.ts";

const devices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `d${n}`, createdAt: `2026-12-27T10:00:${10 + n}.000Z` }));

it("a device is added while there is room, and then takes the place of the one that came first", () => {
  expect(planSubscribing(null, "new")).toEqual({ kind: "create" });
  expect(planSubscribing([], "new")).toEqual({ kind: "add" });
  expect(planSubscribing(devices(9), "new")).toEqual({ kind: "add" });
  expect(planSubscribing(devices(10).reverse(), "new")).toEqual({ kind: "replace", oldestId: "d0" });
});

it("a known device is renewed, and keeps its age", () => {
  const createdAt = "2026-12-27T10:00:13.000Z";
  expect(planSubscribing(devices(10), "d3")).toEqual({ kind: "renew", createdAt });
});
