import { expect, it } from "vitest";
import { ledgerRefusal } from "../../../functions/http/seats/refusals.ts";
import { aLedger } from "../../support/builders.ts";

it("a full session says whether its seats are taken, or free for people who wait", () => {
  const detail = (taken: number) => {
    const ledger = aLedger({ capacity: 2, taken, waiting: 1 });
    return ledgerRefusal({ kind: "session-full", ledger, waitlistOpen: true }).detail;
  };
  expect(detail(2)).toBe("All seats are taken. You can join the waitlist.");
  expect(detail(1)).toBe("The free seats are for people who wait. You can join the waitlist.");
});
