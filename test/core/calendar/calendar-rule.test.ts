import { describe, expect, it } from "vitest";
import { changedAtOf, isInCalendar, sequenceOf } from "../../../functions/core/calendar/calendar-rule.ts";
import type { ConferenceEvent, StoredProgramme } from "../../../functions/core/programme/session.ts";
import type { Rsvp, RsvpStatus } from "../../../functions/core/seats/rsvp.ts";

const NOW = "2026-12-27T10:00:00.000Z";
const BEFORE = "2026-12-27T09:59:59.999Z";
const AFTER = "2026-12-27T10:00:00.001Z";

const rsvp = (status: RsvpStatus) => ({ status }) as Rsvp;
const ending = (endsAt: string) => ({ endsAt }) as ConferenceEvent;

describe("a calendar", () => {
  it.each(["CONFIRMED", "OFFERED", "WAITLISTED"] as const)(
    "keeps what is %s, also after the event",
    (status) => {
      expect(isInCalendar(rsvp(status), ending(BEFORE), NOW)).toBe(true);
    },
  );

  it.each([
    [AFTER, true],
    [NOW, false],
    [BEFORE, false],
  ])("shows what was cancelled until the event is over: it ends at %s", (endsAt, shown) => {
    expect(isInCalendar(rsvp("CANCELLED"), ending(endsAt), NOW)).toBe(shown);
  });

  it("numbers an entry by the writes of both of its items", () => {
    expect(sequenceOf(3, { version: 4 } as StoredProgramme)).toBe(7);
  });

  it("dates an entry by the later of its state and its session's move", () => {
    const moved = (movedAt: string) => ({ movedFrom: { startsAt: NOW, endsAt: NOW, room: null, movedAt } });
    expect(changedAtOf(NOW, { movedFrom: null })).toBe(NOW);
    expect(changedAtOf(NOW, moved(BEFORE))).toBe(NOW);
    expect(changedAtOf(NOW, moved(AFTER))).toBe(AFTER);
  });
});
