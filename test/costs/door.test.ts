import { expect, it } from "vitest";
import { play } from "../../bench/door/play.ts";

/** The door of a full hall: five people come in a second. */
const HALL = { people: 500, devices: 20, seconds: 100, holdMs: 20 };

it("lets everybody in who has a seat, each once, and 99 of 100 within 300 ms of simulated time", async () => {
  const { letIn, alreadyIn, refused, wrong, p99 } = await play(HALL);
  expect({ letIn, refused, wrong }).toEqual({ letIn: 500, refused: { "429": 0, "503": 0 }, wrong: [] });
  expect(alreadyIn).toBeGreaterThan(0);
  expect(p99).toBeLessThanOrEqual(300);
});
