import { describe, expect, it } from "vitest";
import { type SessionFigures, totalOf, withFigures } from "../../../functions/core/figures/figures.ts";
import { aLedger, aProgramme, aTally } from "../../support/builders.ts";

const figures = (over: Partial<SessionFigures> = {}) => ({
  ...withFigures(new Map([["conf.talk", 2]]))(aProgramme("conf.talk"), aLedger()),
  ...over,
});

describe("the figures of an event", () => {
  it("add up its sessions, and their capacities where they have one", () => {
    const sessions = [
      figures({ capacity: 50, taken: 40, waiting: 0, tally: aTally({ reserved: 45, released: 5 }) }),
      figures({ capacity: null, taken: 7, tally: aTally({ reserved: 7 }) }),
      figures({ capacity: 0, taken: 1, waiting: 3, tally: aTally({ reserved: 1, joined: 4, left: 1 }) }),
    ];
    expect(totalOf(sessions)).toEqual({
      sessions: 3,
      capacity: 50,
      taken: 48,
      waiting: 3,
      offersOpen: 6,
      tally: aTally({ reserved: 53, released: 5, joined: 4, left: 1 }),
    });
  });

  it("have no capacity if no session has one, or if there is no session", () => {
    const nothing = { taken: 0, waiting: 0, tally: aTally() };
    expect(totalOf([figures({ capacity: null })])).toEqual({
      ...nothing,
      sessions: 1,
      offersOpen: 2,
      capacity: null,
    });
    expect(totalOf([])).toEqual({ ...nothing, offersOpen: 0, sessions: 0, capacity: null });
  });

  it("have capacity 0 if every session has capacity 0", () => {
    expect(totalOf([figures({ capacity: 0 })]).capacity).toBe(0);
  });
});
