import { describe, expect, it } from "vitest";
import { serializeAgenda } from "../../../functions/core/programme/serialize-agenda.ts";
import { type Session, withAvailability } from "../../../functions/core/programme/session.ts";
import { aLedger, aProgramme } from "../../support/builders.ts";

const sessionWith = (abstract: string | null): Session =>
  withAvailability({ ...aProgramme("conf.talk", { abstract }), version: 0, movedFrom: null }, aLedger());

const read = (text: string): Session[] => JSON.parse(text).sessions;

describe("an agenda", () => {
  it("stays whole if it fits", () => {
    const agenda = [sessionWith("ä".repeat(8_000)), sessionWith(null)];
    const whole = JSON.stringify({ sessions: agenda });
    expect(serializeAgenda(agenda, Buffer.byteLength(whole))).toBe(whole);
  });

  it("has its long abstracts shortened only as far as needed if it does not fit", () => {
    const agenda = Array.from({ length: 900 }, (_, n) => sessionWith(n % 2 ? "short" : "ä".repeat(8_000)));
    const text = serializeAgenda(agenda, 4_500_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_500_000);
    expect(read(text)[0]?.abstract).toBe(`${"ä".repeat(2_000)}…`);
    expect(read(text)[1]?.abstract).toBe("short");
  });

  it("splits no character, and drops abstracts if nothing else helps", () => {
    const agenda = [sessionWith("🎉".repeat(4_000))];
    expect(read(serializeAgenda(agenda, 9_000))[0]?.abstract?.isWellFormed()).toBe(true);
    expect(read(serializeAgenda(agenda, 1))[0]?.abstract).toBeNull();
  });
});
