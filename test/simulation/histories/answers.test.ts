import { describe, expect, it } from "vitest";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { ledgerItemKey, ledgerKey, rsvpKey } from "../../../functions/store/keys.ts";
import { wrongCapacities, wrongOrders, wrongRefusals } from "./answers.ts";
import type { Recorded } from "./commits.ts";
import type { Asked } from "./people.ts";
import { SESSION_ID, STORY_START } from "./plan.ts";

const asked = (
  name: string,
  what: "reserve" | "cancel" | "accept",
  begun: number,
  answered: number,
  outcome: string,
): Asked => ({
  name,
  act:
    what === "reserve" ? { at: 0, what, userId: "ada", ifFull: "WAITLIST" } : { at: 0, what, userId: "ada" },
  begun: STORY_START + begun,
  answered: STORY_START + answered,
  outcome,
});

const rsvp = (status: string): Item => ({ ...rsvpKey("ada", SESSION_ID), status });
const commit = (by: string, at: number, before: Item | null, after: Item): Recorded => ({
  at: STORY_START + at,
  by,
  changes: [{ before, after }],
});
const byConsumer = (at: number, from: string, to: string): Recorded =>
  commit("consumer", at, rsvp(from), rsvp(to));

describe("the answers that a person gets", () => {
  it("may be explained by what others did meanwhile", () => {
    const requests = [
      asked("one", "reserve", 0, 20, "waitlisted"),
      asked("two", "accept", 100, 160, "accepted"),
      asked("three", "cancel", 120, 190, "cancelled"),
    ];
    expect(wrongOrders([byConsumer(90, "WAITLISTED", "OFFERED")], requests)).toEqual([]);
  });

  it.each([
    ["a seat that nobody gave", [asked("one", "reserve", 0, 20, "already-confirmed")], []],
    [
      "two cancellations of one seat",
      [
        asked("one", "reserve", 0, 20, "confirmed"),
        asked("two", "cancel", 30, 60, "cancelled"),
        asked("three", "cancel", 30, 60, "cancelled"),
      ],
      [],
    ],
    [
      "an accepted offer that was never made",
      [asked("one", "reserve", 0, 9, "waitlisted"), asked("two", "accept", 10, 20, "accepted")],
      [],
    ],
    [
      "an accepted offer that was made only later",
      [asked("one", "reserve", 0, 9, "waitlisted"), asked("two", "accept", 10, 20, "accepted")],
      [byConsumer(50, "WAITLISTED", "OFFERED")],
    ],
    [
      "a state from before an earlier answer",
      [asked("one", "reserve", 0, 20, "confirmed"), asked("two", "cancel", 30, 40, "rsvp-not-found")],
      [],
    ],
  ])("are wrong if they tell of %s", (_, requests, commits) => {
    expect(wrongOrders(commits, requests)).not.toEqual([]);
  });
});

describe("a refusal about the session", () => {
  const ledger = (over: object): Item => ({
    ...ledgerKey(SESSION_ID),
    state: "OPEN",
    capacity: 1,
    taken: 1,
    waiting: 0,
    lineClosesAt: "2026-12-27T20:00:00.000Z",
    ...over,
  });
  const commits = [
    commit("organizer", 0, null, ledger({ taken: 0 })),
    commit("first", 100, ledger({ taken: 0 }), ledger({})),
    commit("second", 200, ledger({}), ledger({ taken: 0 })),
  ];

  it("may be true at any moment of the request", () => {
    expect(wrongRefusals(commits, [asked("one", "reserve", 50, 110, "session-full")], 0)).toEqual([]);
    expect(wrongRefusals(commits, [asked("one", "reserve", 190, 400, "session-full")], 0)).toEqual([]);
  });

  it.each([
    ["before it was so", asked("one", "reserve", 20, 90, "session-full")],
    ["long after it was so", asked("one", "reserve", 300, 400, "session-full")],
    ["for another reason", asked("one", "reserve", 50, 110, "session-cancelled")],
  ])("is wrong if it comes %s", (_, request) => {
    expect(wrongRefusals(commits, [request], 0)).not.toEqual([]);
  });

  it("may be true by a clock between the two that differ most, while registration was open for a moment", () => {
    const at = (ms: number) => new Date(STORY_START + ms).toISOString();
    const rules = { registrationOpensAt: at(1_000), registrationClosesAt: at(2_000) };
    const story = [commit("organizer", 0, null, ledger(rules))];
    const request = asked("one", "reserve", 100, 200, "session-full");
    expect(wrongRefusals(story, [request], 4_000)).toEqual([]);
    expect(wrongRefusals(story, [request], 500)).not.toEqual([]);
  });

  it("counts the seats of all parts", () => {
    const dealt = { parts: 1, dealt: 1, epoch: 1 };
    const part = (taken: number): Item => ({
      ...ledgerItemKey(SESSION_ID, 1),
      ...{ capacity: 1, taken, waiting: 0, epoch: 1 },
    });
    const desk = ledger(dealt);
    const changes = [
      { before: null, after: desk },
      { before: null, after: part(0) },
    ];
    const story = [{ at: STORY_START, by: "consumer", changes }, commit("first", 100, part(0), part(1))];
    expect(wrongRefusals(story, [asked("one", "reserve", 10, 50, "session-full")], 0)).not.toEqual([]);
    expect(wrongRefusals(story, [asked("one", "reserve", 10, 110, "session-full")], 0)).toEqual([]);
  });
});

describe("a change of the capacity", () => {
  const change = { at: 0, what: "change", patch: { capacity: 5 } } as const;
  const request: Asked = { name: "organizer", act: change, begun: 0, answered: 9, outcome: "changed" };
  const set = (capacity: number): Recorded =>
    commit("organizer", 0, null, { ...ledgerKey(SESSION_ID), capacity, rulesVersion: 1 });

  it("sets what was asked for", () => {
    expect(wrongCapacities([set(5)], [request])).toEqual([]);
    expect(wrongCapacities([set(4)], [request])).toHaveLength(1);
  });
});
