import { describe, expect, it } from "vitest";
import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import { refusalOf, waitlistTask } from "../../../functions/core/seats/ledger.ts";
import { noShowAt } from "../../../functions/core/standby/grace.ts";
import { serveStandby } from "../../../functions/core/standby/serve-standby.ts";
import { heldBack, NO_STANDBY, type Standby } from "../../../functions/core/standby/standby.ts";
import type { StandbyStep } from "../../../functions/core/standby/standby-book.ts";
import { aLedger } from "../../support/builders.ts";

/** The session of the builder begins at 10:00 and ends at 11:00. */
const at = (time: string): string => `2026-12-28T${time}:00.000Z`;
const graced = (over: Partial<Ledger> = {}, standby: Partial<Standby> = {}): Ledger =>
  aLedger({
    capacity: 2,
    taken: 1,
    waiting: 3,
    eventGrace: 5,
    standby: { ...NO_STANDBY, ...standby },
    ...over,
  });
const taskAt = (time: string, ledger: Ledger) => waitlistTask(ledger, at(time))?.kind ?? null;

describe("grace", () => {
  it("is the session's own, or else that of its event", () => {
    expect(noShowAt(aLedger())).toBe(null);
    expect(noShowAt(aLedger({ eventGrace: 5 }))).toBe(at("10:05"));
    expect(noShowAt(aLedger({ eventGrace: 5, graceMinutes: 0 }))).toBe(at("10:00"));
    expect(noShowAt(aLedger({ eventGrace: 5, graceMinutes: null }))).toBe(at("10:05"));
  });

  it("lets people wait until the end, and keeps free seats for them once the waitlist has closed", () => {
    const numbered = graced({}, { numberedAt: at("09:56"), releasedAt: at("10:06") });
    expect(taskAt("10:30", numbered)).toBe(null);
    expect(taskAt("11:00", numbered)).toBe("end-waitlist");
    expect(taskAt("10:30", aLedger({ taken: 1, waiting: 3 }))).toBe("end-waitlist");
    expect(refusalOf(numbered, at("09:57"))).toMatchObject({ kind: "session-full", waitlistOpen: false });
    expect(refusalOf(graced({ waiting: 0 }), at("09:57"))).toBe(null);
  });

  it("numbers the line once everybody is shown, tells called numbers, and releases when it is over", () => {
    expect(taskAt("09:54", graced())).toBe("offer-seats");
    expect(waitlistTask(graced(), "2026-12-28T09:55:19.000Z")).toBe(null);
    expect(waitlistTask(graced(), "2026-12-28T09:55:20.000Z")?.kind).toBe("number-line");
    const numbered = { numberedTo: 3, numberedAt: at("09:56") };
    expect(taskAt("09:58", graced({}, { ...numbered, calledTo: 2 }))).toBe("tell-called");
    expect(taskAt("10:04", graced({}, numbered))).toBe(null);
    expect(taskAt("10:05", graced({}, numbered))).toBe("release-no-shows");
    expect(taskAt("10:05", graced({ waiting: 0 }))).toBe("release-no-shows");
    expect(taskAt("10:05", graced({}, { ...numbered, releasedAt: at("10:05") }))).toBe(null);
    expect(taskAt("11:00", graced({ waiting: 0 }))).toBe(null);
  });
});

describe("people who have not come", () => {
  const device = (seenAt: string) => [{ deviceId: "one", seenAt: at(seenAt) }];
  it.each([
    ["nobody has been checked in", 0, device("10:05"), "DOOR_UNUSED"],
    ["a device has been silent for more than a minute", 3, device("10:03"), "DEVICE_SILENT"],
    ["every device is heard of", 3, device("10:05"), null],
    ["a device was put away an hour ago", 3, device("09:04"), null],
    ["no device has loaded the list", 3, [], null],
  ] as const)("keep their seats or not: %s", (_, checkIns, devices, expected) => {
    expect(heldBack(NO_STANDBY, checkIns, devices, at("10:05"))).toBe(expected);
    expect(heldBack({ ...NO_STANDBY, releaseAsked: true }, checkIns, devices, at("10:05"))).toBe(null);
  });
});

describe("numbers", () => {
  it("are not given while the index does not show everybody", async () => {
    const given: string[] = [];
    const person = (userId: string) => ({ userId, waitlistedAt: at("09:00"), number: null, calledAt: null });
    const numberLine = (shown: readonly string[]) =>
      serveStandby({ kind: "number-line", people: 2 }, graced({ waiting: 2 }), {
        standby: {
          listLine: async () => shown.map(person),
          giveNumbers: async ({ people }: StandbyStep) => {
            given.push(...people.map(({ userId }) => userId));
            return { kind: "committed" };
          },
        } as never,
        waitlist: {} as never,
        clock: () => new Date(at("09:56")),
        requestId: "consumer",
        hasTime: () => true,
      });
    expect(await numberLine(["bea"])).toBe("unsettled");
    expect(given).toEqual([]);
    expect(await numberLine(["amy", "bea"])).toBe("moved");
    expect(given).toEqual(["amy", "bea"]);
  });
});
