import { describe, expect, it } from "vitest";
import { fitAgenda } from "../../functions/core/fit-agenda.ts";
import { withAvailability } from "../../functions/core/session.ts";
import { aLedger, NOW } from "../support/builders.ts";

const sessionWith = (abstract: string | null) =>
  withAvailability(
    {
      sessionId: "conf.talk",
      eventId: "conf",
      title: "Talk",
      abstract,
      type: null,
      track: null,
      room: null,
      language: null,
      speakers: [],
      startsAt: NOW,
      endsAt: NOW,
      waitlistPolicy: "OFFER",
      offerMinutes: 60,
    },
    aLedger(),
  );

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe("an agenda", () => {
  it("that fits is left whole", () => {
    const agenda = [sessionWith("ä".repeat(8_000)), sessionWith(null)];
    expect(fitAgenda(agenda, bytes(agenda))).toBe(agenda);
  });

  it("that does not fit has its long abstracts shortened, no further than it takes", () => {
    const agenda = Array.from({ length: 900 }, (_, n) => sessionWith(n % 2 ? "short" : "ä".repeat(8_000)));
    const fitted = fitAgenda(agenda, 4_500_000);
    expect(bytes(fitted)).toBeLessThanOrEqual(4_500_000);
    expect(fitted[0]?.abstract).toBe(`${"ä".repeat(2_000)}…`);
    expect(fitted[1]?.abstract).toBe("short");
  });

  it("halves no character, and gives abstracts up where nothing else helps", () => {
    const agenda = [sessionWith("🎉".repeat(4_000))];
    expect(fitAgenda(agenda, 9_000)[0]?.abstract?.isWellFormed()).toBe(true);
    expect(fitAgenda(agenda, 1)[0]?.abstract).toBeNull();
  });
});
