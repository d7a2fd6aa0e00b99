import { describe, expect, it } from "vitest";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import { latestEnding, noticeOfEnding } from "../../../functions/core/notices/ending-offers.ts";
import { noticeOfMoves } from "../../../functions/core/notices/pending-moves.ts";
import { dueReminders, reminderFor } from "../../../functions/core/notices/reminders.ts";
import type { StoredProgramme } from "../../../functions/core/programme/session.ts";
import { anRsvp, aProgramme } from "../../support/builders.ts";

const minute = (n: number): string =>
  new Date(Date.parse("2026-12-27T10:00:00.000Z") + n * 60_000).toISOString();

describe("the notice of an offer that ends", () => {
  const open = (window: number) => ({
    rsvp: anRsvp({ status: "OFFERED", offeredAt: minute(0), offerExpiresAt: minute(window) }),
    version: 4,
  });

  it.each([
    [60, 50],
    [30, 20],
    [15, 10],
    [3, 2],
  ])("of %i minutes comes after %i minutes", (window, due) => {
    expect(noticeOfEnding(open(window), minute(due - 0.001), () => [])).toBeNull();
    expect(noticeOfEnding(open(window), minute(due), () => [])).toMatchObject({
      ...{ kind: "OFFER_ENDING", at: minute(due), until: minute(window), noticeId: "rsvp-1.4.ending" },
    });
    expect(noticeOfEnding(open(window), minute(window), () => [])).toBeNull();
  });

  describe("with quiet hours", () => {
    const hours = { from: "22:00", to: "08:00", timeZone: "UTC" };
    const quietFrom = (ms: number) => quietSpans(hours, ms);
    /** The first minute of a day and a half at which the notice is due, and the time that it names. */
    function dueIn(made: string, end: string): string | null {
      const [offeredAt, offerExpiresAt] = [made, end].map((time) =>
        new Date(`2026-12-${time}:00Z`).toISOString(),
      );
      const rsvp = anRsvp({
        status: "OFFERED",
        offeredAt: offeredAt ?? "",
        offerExpiresAt: offerExpiresAt ?? "",
      });
      for (let n = 0; n < 36 * 60; n++) {
        const now = new Date(Date.parse(offeredAt ?? "") + n * 60_000).toISOString();
        const notice = noticeOfEnding({ rsvp, version: 4 }, now, quietFrom);
        if (notice === null) continue;
        // The schedule looks only as far ahead as this.
        expect(latestEnding(Date.parse(now), quietFrom)).toBeGreaterThanOrEqual(
          Date.parse(offerExpiresAt ?? ""),
        );
        return `${now.slice(8, 16)} for ${notice.at.slice(8, 16)}`;
      }
      return null;
    }

    it.each([
      ["comes by day", "27T20:00", "27T21:00", "27T20:50 for 27T20:50"],
      ["comes in the morning if ten minutes are left then", "27T21:10", "28T08:10", "28T08:00 for 28T08:00"],
      [
        "comes in the evening if less is left in the morning",
        "27T21:05",
        "28T08:05",
        "27T21:55 for 27T21:55",
      ],
      [
        "comes before the end of an offer that was made at night",
        "27T23:00",
        "28T09:00",
        "28T08:50 for 28T08:50",
      ],
      ["comes when a third of a short time is left", "27T23:00", "28T08:06", "28T08:04 for 28T08:04"],
      [
        "comes before the night in which the offer runs and ends",
        "27T21:30",
        "27T22:30",
        "27T21:50 for 27T21:50",
      ],
    ])("%s", (_, made, end, due) => {
      expect(dueIn(made, end)).toBe(due);
    });

    it("does not come for an offer that is made and ends at night", () => {
      expect(dueIn("27T23:00", "28T00:00")).toBeNull();
      expect(dueIn("27T21:55", "27T22:55")).toBeNull();
    });

    it("comes late rather than at night", () => {
      const [offeredAt, offerExpiresAt] = ["2026-12-27T21:05:00.000Z", "2026-12-28T08:05:00.000Z"];
      const offer = { rsvp: anRsvp({ status: "OFFERED", offeredAt, offerExpiresAt }), version: 4 };
      const isDue = (now: string) => noticeOfEnding(offer, now, quietFrom) !== null;
      const times = ["27T21:59:59.999Z", "27T22:00:00.000Z", "28T07:59:59.999Z", "28T08:00:00.000Z"];
      expect(times.map((time) => isDue(`2026-12-${time}`))).toEqual([true, false, false, true]);
    });

    it("is not looked for at night", () => {
      const at = Date.parse("2026-12-27T23:00:00.000Z");
      expect(latestEnding(at, quietFrom)).toBe(at);
    });
  });

  it("does not come for a seat or a place on the waitlist", () => {
    expect(noticeOfEnding({ rsvp: anRsvp(), version: 1 }, minute(55), () => [])).toBeNull();
  });
});

describe("reminders", () => {
  const sessions = [{ sessionId: "conf.talk", startsAt: minute(60) }];
  const minutes = (now: string) => dueReminders(sessions, now).map((due) => due.minutes);

  it("are due 60, 30 and 10 minutes before the start, and for three minutes after that", () => {
    expect([-0.001, 0, 2.99, 3, 30, 50, 52.9, 53, 60].map((n) => minutes(minute(n)))).toEqual([
      ...[[], [60], [60], []],
      ...[[30], [10], [10], [], []],
    ]);
  });

  it("of a session that moves are other ones", () => {
    const who = { userId: "ada", eventId: "conf" };
    const [first] = dueReminders(sessions, minute(30));
    const [second] = dueReminders([{ sessionId: "conf.talk", startsAt: minute(90) }], minute(60));
    expect(first && reminderFor(first, who).at).toBe(minute(30));
    expect(second && reminderFor(second, who).at).toBe(minute(60));
  });
});

describe("the notice of moves", () => {
  const stored = (sessionId: string, n: number): StoredProgramme => ({
    ...aProgramme(sessionId, { startsAt: minute(n), endsAt: minute(n + 30), room: "Hall 1" }),
    ...{ version: 2, movedFrom: null },
  });
  const from = (n: number) => ({ startsAt: minute(n), endsAt: minute(n + 30), room: "Hall 1" });
  const pending = { userId: "ada", eventId: "conf", version: 3, dueAt: minute(3) };
  const programmes = new Map(
    [stored("conf.a", 200), stored("conf.b", 100)].map((each) => [each.sessionId, each]),
  );

  it("is one for all, in the order of the day", () => {
    const moves = [
      { sessionId: "conf.b", from: from(90) },
      { sessionId: "conf.a", from: from(60) },
    ];
    expect(noticeOfMoves({ ...pending, moves }, programmes)).toMatchObject({
      ...{ kind: "MOVED", sessionId: "conf.a", noticeId: "moves.3", at: minute(3) },
      moves: [{ sessionId: "conf.a" }, { sessionId: "conf.b" }],
    });
  });

  it("leaves out what is where it was again, and what is gone", () => {
    const moves = [
      { sessionId: "conf.a", from: from(200) },
      { sessionId: "conf.gone", from: from(60) },
    ];
    expect(noticeOfMoves({ ...pending, moves }, programmes)).toBeNull();
    const also = [...moves, { sessionId: "conf.b", from: from(90) }];
    expect(noticeOfMoves({ ...pending, moves: also }, programmes)?.moves).toHaveLength(1);
  });
});
