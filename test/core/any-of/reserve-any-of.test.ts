import { describe, expect, it } from "vitest";
import type { SeenGroup } from "../../../functions/core/any-of/group.ts";
import { type AnyOfPorts, reserveAnyOf } from "../../../functions/core/any-of/reserve-any-of.ts";
import type { SeatAttempt, SeatBook } from "../../../functions/core/seats/reservation.ts";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import { aLedger, anRsvp, found, NOW } from "../../support/builders.ts";

const [A, B] = ["conf.a", "conf.b"];
const NAME = { anyOfId: "these", eventId: "conf", userId: "ada" };
const OPEN: SeenGroup = { ...NAME, version: 3, sessionIds: [A, B], wonBy: null, lastChanged: [] };

const member = (sessionId: string) => ({ sessionId, status: "WAITLISTED" as const, anyOfId: "these" });
const refused = (over: object): SeatAttempt => ({
  kind: "refused",
  found: null,
  ledger: { agreed: false, ledger: aLedger(over) },
});
const full = refused({ taken: 2 });
const waitsIn = (sessionId: string): SeatAttempt => ({
  kind: "refused",
  found: found(member(sessionId)),
  ledger: { agreed: false, ledger: aLedger({ taken: 2 }) },
});
const closed = refused({ state: "CLOSED" });
const unsettled: SeatAttempt = { kind: "unsettled" };
const joined = (sessionId: string): SeatAttempt => ({ kind: "committed", rsvp: anRsvp(member(sessionId)) });

interface Script {
  /** What each look finds of the person. The last one is found from then on. */
  readonly looks?: readonly (readonly FoundRsvp[])[];
  /** The attempts of each session in order. The last one repeats itself. */
  readonly attempts: Readonly<Record<string, readonly SeatAttempt[]>>;
  readonly pauses?: number;
}

/** Plays a request for one of two sessions, whose group is open. */
async function playAnyOf({ looks = [[]], attempts, pauses = 9 }: Script) {
  const calls: string[] = [];
  const left = new Map(Object.entries(attempts).map(([sessionId, all]) => [sessionId, [...all]]));
  const looksLeft = [...looks];
  const nextOf = <T>(all: T[] = []): T => {
    const next = all.length > 1 ? all.shift() : all[0];
    if (next === undefined) throw new Error("not in the script");
    return next;
  };
  const seats = {
    reserve: async ({ sessionId }) => nextOf(left.get(sessionId)),
    findLedger: async () => aLedger(),
    findRsvp: async () => null,
  } as Partial<SeatBook> as SeatBook;
  let pausesLeft = pauses;
  const pause = async () => {
    calls.push("pause");
    return pausesLeft-- > 0;
  };
  // A session has more than is asked of it.
  const ofSession = {
    seats,
    day: undefined,
    pause: async () => Promise.reject(new Error("another patience")),
  };
  const ports: AnyOfPorts = {
    allowance: { take: async () => ({ granted: true }) },
    groups: {
      look: async () => ({ group: OPEN, rsvps: nextOf(looksLeft) }),
      open: async () => "committed",
    },
    portsFor: () => ofSession,
    clock: () => new Date(NOW),
    nudge: async () => {},
    pause,
  };
  const attendee = { userId: "ada", name: "Ada", email: null };
  const request = { ...NAME, requestId: "this request", attendee, sessionIds: [A, B] };
  return { outcome: await reserveAnyOf(request, ports), calls };
}

describe("a request for one of several sessions", () => {
  it("has one patience for all of them", async () => {
    const { outcome, calls } = await playAnyOf({
      attempts: { [A]: [unsettled], [B]: [unsettled] },
      pauses: 3,
    });
    expect(outcome).toEqual({ kind: "contention" });
    expect(calls.length).toBe(3 + 3);
  });

  it("is not refused for what it could not find out", async () => {
    const { outcome } = await playAnyOf({ attempts: { [A]: [closed], [B]: [unsettled] }, pauses: 2 });
    expect(outcome).toEqual({ kind: "contention" });
  });

  it("looks again if another device has joined meanwhile, and says that it has joined itself", async () => {
    const held = [found(member(A)), found(member(B))];
    const { outcome } = await playAnyOf({
      looks: [[], held],
      attempts: {
        [A]: [full, full, joined(A), waitsIn(A)],
        [B]: [full, waitsIn(B)],
      },
    });
    expect(outcome).toMatchObject({ kind: "waiting", isNew: true });
  });

  it("is refused by all if the last waitlist closes before it is joined", async () => {
    const { outcome } = await playAnyOf({ attempts: { [A]: [closed], [B]: [full, closed] } });
    expect(outcome).toMatchObject({
      kind: "all-refused",
      refused: [{ sessionId: A }, { sessionId: B, refusal: { kind: "registration-closed" } }],
    });
  });
});
