import { describe, expect, it } from "vitest";
import { anonymousId, isAnonymous } from "../../../functions/core/account/anonymous.ts";
import { type ErasePorts, eraseAccount } from "../../../functions/core/account/erase-account.ts";
import { unlimited } from "../../../functions/core/seats/allowance.ts";
import { type FoundRsvp, inState, type Rsvp } from "../../../functions/core/seats/rsvp.ts";
import { found, NOW } from "../../support/builders.ts";

const PERSON = { userId: "ada", email: null, requestId: "request-1" };

/** A person's items in memory, with what was done to them in order. */
function account(states: Partial<Rsvp>[], { ended = [] as string[], time = Number.POSITIVE_INFINITY } = {}) {
  const log: string[] = [];
  const rsvps = new Map<string, FoundRsvp>(
    states.map((state) => found(state)).map((each) => [each.rsvp.sessionId, each]),
  );
  let others = 2;
  let left = time;
  const hasTime = () => left-- > 0;
  const ports: ErasePorts<FoundRsvp> = {
    book: {
      silence: async (_, until) => void log.push(`silence until ${until.toISOString()}`),
      endSilence: async (_, at) => log.push(`silence ends ${at.toISOString()}`) > 0,
      findRsvps: async () => [...rsvps.values()],
      findEnded: async (sessionIds) => new Set(sessionIds.filter((id) => ended.includes(id))),
      async anonymize({ rsvp }) {
        log.push(`${rsvp.sessionId} ${rsvp.status} is nobody's`);
        rsvps.delete(rsvp.sessionId);
      },
      async forget() {
        log.push("the rest is deleted");
        others = 0;
        return true;
      },
      isEmpty: async () => rsvps.size + others === 0,
    },
    cancelling: () => ({
      allowance: unlimited,
      seats: {
        findRsvp: async (sessionId) => rsvps.get(sessionId) ?? null,
        async releaseSeat({ sessionId }, held, reason) {
          log.push(`${sessionId} ${held.rsvp.status} ends: ${reason}`);
          const rsvp = inState(held.rsvp, { status: "CANCELLED", cancelledAt: NOW, cancelReason: reason });
          rsvps.set(sessionId, { ...held, rsvp, version: held.version + 1 });
          return { kind: "committed", rsvp };
        },
      },
      clock: () => new Date(NOW),
      pause: async () => false,
      nudge: async (sessionId) => void log.push(`nudge ${sessionId}`),
    }),
    clock: () => new Date(NOW),
    hasTime,
    async forEach(all, act) {
      for (const each of all) await act(each);
    },
  };
  return { ports, log, rsvps };
}

describe("erasing an account", () => {
  it("is silent first, gives up what is held, makes every RSVP nobody's, and deletes the rest at the end", async () => {
    const { ports, log } = account([
      { sessionId: "conf.a", status: "CONFIRMED" },
      { sessionId: "conf.b", status: "OFFERED", rsvpAt: null },
      { sessionId: "conf.c", status: "WAITLISTED", rsvpAt: null },
      { sessionId: "conf.d", status: "CANCELLED" },
    ]);
    expect(await eraseAccount(PERSON, ports)).toEqual({ kind: "erased" });
    expect(log).toEqual([
      "silence until 2026-12-27T10:00:30.000Z",
      "conf.a CONFIRMED ends: ATTENDEE",
      "nudge conf.a",
      "conf.b OFFERED ends: OFFER_DECLINED",
      "nudge conf.b",
      "conf.c WAITLISTED ends: ATTENDEE",
      "conf.d CANCELLED is nobody's",
      "conf.a CANCELLED is nobody's",
      "conf.b CANCELLED is nobody's",
      "conf.c CANCELLED is nobody's",
      "the rest is deleted",
      `silence ends ${NOW}`,
    ]);
  });

  it("keeps the seat of a person who is inside, as nobody's", async () => {
    const { ports, log } = account([{ sessionId: "conf.a", status: "CONFIRMED", checkedInAt: NOW }]);
    expect(await eraseAccount(PERSON, ports)).toEqual({ kind: "erased" });
    expect(log[1]).toBe("conf.a CONFIRMED is nobody's");
    expect(log.join()).not.toContain("nudge");
  });

  it("keeps a seat in a session that is over, as nobody's, and ends a wait there", async () => {
    const { ports, log } = account(
      [
        { sessionId: "conf.a", status: "CONFIRMED" },
        { sessionId: "conf.c", status: "WAITLISTED", rsvpAt: null },
      ],
      { ended: ["conf.a", "conf.c"] },
    );
    await eraseAccount(PERSON, ports);
    expect(log.slice(1, 4)).toEqual([
      "conf.a CONFIRMED is nobody's",
      "conf.c WAITLISTED ends: ATTENDEE",
      "conf.c CANCELLED is nobody's",
    ]);
  });

  it("says how many RSVPs are left when its time is up, and goes on when it is asked again", async () => {
    const states: Partial<Rsvp>[] = ["a", "b", "c"].map((name) => ({
      sessionId: `conf.${name}`,
      status: "CANCELLED" as const,
    }));
    const { ports, log, rsvps } = account(states, { time: 2 });
    expect(await eraseAccount(PERSON, ports)).toEqual({ kind: "under-way", left: 2 });
    expect(log.at(-1)).not.toContain("silence ends");
    expect(await eraseAccount(PERSON, { ...ports, hasTime: () => true })).toEqual({ kind: "erased" });
    expect(rsvps.size).toBe(0);
  });

  it("says so as well if time runs out while the rest is deleted", async () => {
    const { ports } = account([]);
    const book = { ...ports.book, forget: async () => false };
    expect(await eraseAccount(PERSON, { ...ports, book })).toEqual({ kind: "under-way", left: 0 });
  });

  it("looks again until nothing is left, because another tab may reserve meanwhile", async () => {
    const { ports, log, rsvps } = account([]);
    let reserved = false;
    const forget: typeof ports.book.forget = async (person, hasTime) => {
      const done = await ports.book.forget(person, hasTime);
      if (!reserved) rsvps.set("conf.late", found({ sessionId: "conf.late" }));
      reserved = true;
      return done;
    };
    await eraseAccount(PERSON, { ...ports, book: { ...ports.book, forget } });
    expect(log.slice(1, -1)).toEqual([
      "the rest is deleted",
      "conf.late CONFIRMED ends: ATTENDEE",
      "nudge conf.late",
      "conf.late CANCELLED is nobody's",
      "the rest is deleted",
    ]);
  });
});

describe("the id of nobody", () => {
  it("is told apart from ids of people", () => {
    expect(isAnonymous(anonymousId("0a1b"))).toBe(true);
    expect(isAnonymous("0a1b")).toBe(false);
  });
});
