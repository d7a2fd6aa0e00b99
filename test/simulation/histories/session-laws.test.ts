import { expect, it } from "vitest";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { ledgerItemKey, rsvpKey } from "../../../functions/store/keys.ts";
import { SESSION_ID } from "./plan.ts";
import { brokenLaws, type SessionStep, unfinishedIn } from "./session-laws.ts";

const CLOSES = "2026-12-27T11:55:00.000Z";
const desk = (over: object = {}): Item => ({
  ...ledgerItemKey(SESSION_ID, 0),
  ...{ state: "OPEN", capacity: 1, dealt: 1, parts: 1, taken: 1, waiting: 0, epoch: 1 },
  ...{ lineClosesAt: CLOSES, endsAt: "2026-12-27T13:00:00.000Z" },
  ...over,
});
const part = (over: object = {}): Item => ({
  ...ledgerItemKey(SESSION_ID, 1),
  ...{ capacity: 1, taken: 1, waiting: 0, epoch: 1 },
  ...over,
});
const rsvp = (userId: string, status: string, over: object = {}): Item => ({
  ...rsvpKey(userId, SESSION_ID),
  status,
  bySessionSK: `2026-12-27T10:30:00.000Z#${userId}`,
  ...(status === "WAITLISTED" && { waitlistedAt: "2026-12-27T10:30:00.000Z" }),
  ...over,
});
const timeAt = (time: string) => `2026-12-27T${time}.000Z`;
const at = (time: string) => ({ bySessionSK: `${timeAt(time)}#ada` });

interface Case extends Partial<SessionStep> {
  readonly deskBefore?: object;
  readonly partBefore?: object;
}

function laws({ deskBefore = {}, partBefore = {}, ...over }: Case): string[] {
  const before = { desk: desk(deskBefore), parts: [part(partBefore)] };
  return brokenLaws({
    by: "ada reserve 1",
    changes: [],
    before,
    after: before,
    rsvps: [],
    clockErrorMs: 0,
    windows: { minutes: new Set([2]), quiet: null },
    ...over,
  });
}

const newcomer = (over: object = {}, status = "CONFIRMED") => [
  { before: null, after: rsvp("ada", status, over) },
];
const claimed = (over: object) => [
  { before: rsvp("ada", "WAITLISTED"), after: rsvp("ada", "CONFIRMED", over) },
];
const offered = (offeredAt: string, end: string) => ({
  before: rsvp("ada", "WAITLISTED"),
  after: rsvp("ada", "OFFERED", { offeredAt: timeAt(offeredAt), offerExpiresAt: timeAt(end) }),
});
const byConsumer = (offeredAt: string, end: string, over: Case = {}): Case => ({
  by: "consumer 1",
  changes: [offered(offeredAt, end)],
  windows: {
    minutes: new Set([2, 30]),
    quiet: { begins: Date.parse(timeAt("11:00:00")), ends: Date.parse(timeAt("11:40:00")) },
  },
  ...over,
});
const byHand = (over: object = {}) => ({
  added: { by: "Olu", at: timeAt("10:30:00"), note: null, raisedCapacity: false, ...over },
});
/** Bob has waited longer. */
const outOfTurn = (note: string | null): Case => {
  const { before, after } = offered("10:10:00", "10:40:00");
  const hand = { by: "Olu", at: timeAt("10:10:00"), note, raisedCapacity: false };
  return {
    by: "consumer 1",
    changes: [{ before, after: { ...after, outOfTurn: hand } }],
    rsvps: [rsvp("bob", "WAITLISTED", { waitlistedAt: timeAt("10:29:00") })],
    windows: { minutes: new Set([30]), quiet: null },
  };
};
const changedPart = (before: object, after: object) => [{ before: part(before), after: part(after) }];

it.each<[string, Case]>([
  ["a seat for a newcomer while nobody waits", { changes: newcomer() }],
  [
    "a seat for a newcomer once the line has ended",
    { deskBefore: { waiting: 1 }, changes: newcomer(at("11:56:00")) },
  ],
  ["a seat that is sold at a part", { changes: changedPart({ taken: 0 }, {}) }],
  ["seats that are dealt when nobody waits", { changes: changedPart({}, { capacity: 2, epoch: 2 }) }],
  ["a seat for a waiting person who asks once the line has ended", { changes: claimed(at("11:56:00")) }],
  [
    "a new seat that an organizer makes while somebody waits",
    { deskBefore: { waiting: 1 }, changes: newcomer(byHand({ raisedCapacity: true })) },
  ],
  [
    "a seat by hand while registration is closed",
    { deskBefore: { state: "CLOSED" }, changes: newcomer(byHand()) },
  ],
  ["an offer out of turn, with a note", { ...byConsumer("10:10:00", "10:40:00"), ...outOfTurn("VIP") }],
  ["an offer of a whole window", byConsumer("10:10:00", "10:40:00")],
  ["an offer that stands still in quiet hours", byConsumer("10:59:00", "11:41:00")],
  ["an offer that is made in quiet hours", byConsumer("11:10:00", "11:42:00")],
  ["an offer that ends with the line", byConsumer("11:10:00", CLOSES.slice(11, 19))],
  [
    "an offer that runs in quiet hours, because the line closes in them",
    byConsumer("10:59:00", "11:29:00", { deskBefore: { registrationClosesAt: timeAt("11:39:00") } }),
  ],
])("allows %s", (_, step) => {
  expect(laws(step)).toEqual([]);
});

it.each<[string, Case]>([
  ["a part regains a seat in its epoch", { changes: changedPart({}, { taken: 0 }) }],
  [
    "a part gets a seat while somebody waits",
    { partBefore: { waiting: 1 }, changes: changedPart({}, { capacity: 2, epoch: 2 }) },
  ],
  [
    "the capacity becomes another without new rules",
    { after: { desk: desk({ capacity: 2 }), parts: [part()] } },
  ],
  ["a closed session lets somebody in", { deskBefore: { state: "CLOSED" }, changes: newcomer() }],
  [
    "a cancelled session lets somebody wait",
    { deskBefore: { state: "CANCELLED" }, changes: newcomer({}, "WAITLISTED") },
  ],
  ["a draft lets somebody in", { deskBefore: { draft: true }, changes: newcomer() }],
  [
    "somebody is let in before registration opens",
    { deskBefore: { registrationOpensAt: CLOSES }, changes: newcomer() },
  ],
  [
    "somebody is let in when registration closes",
    { deskBefore: { registrationClosesAt: CLOSES }, changes: newcomer(at("11:55:00")) },
  ],
  ["somebody is let in when the session ends", { changes: newcomer(at("13:00:00")) }],
  ["somebody joins a line that has ended", { changes: newcomer(at("11:56:00"), "WAITLISTED") }],
  [
    "somebody joins a line that was closed early",
    { deskBefore: { lineClosedAt: CLOSES }, changes: newcomer({}, "WAITLISTED") },
  ],
  [
    "a newcomer gets a seat while somebody waits at the desk",
    { deskBefore: { waiting: 1 }, changes: newcomer() },
  ],
  [
    "a newcomer gets a seat while somebody waits at a part",
    { partBefore: { waiting: 1 }, changes: newcomer() },
  ],
  [
    "somebody joins the waitlist while a part has a seat",
    { partBefore: { taken: 0 }, changes: newcomer({}, "WAITLISTED") },
  ],
  ["a waiting person takes a seat out of their turn", { changes: claimed({}) }],
  [
    "people are removed from a session that takes place",
    {
      changes: [
        {
          before: rsvp("ada", "WAITLISTED"),
          after: rsvp("ada", "CANCELLED", { cancelReason: "SESSION_CANCELLED" }),
        },
      ],
    },
  ],
  [
    "people are removed before the session starts",
    {
      changes: [
        {
          before: rsvp("ada", "WAITLISTED"),
          after: rsvp("ada", "CANCELLED", { cancelReason: "SESSION_STARTED", cancelledAt: CLOSES }),
        },
      ],
    },
  ],
  [
    "the consumer serves a person before another at the same item",
    {
      by: "consumer 1",
      changes: [offered("10:00:00", "10:02:00")],
      rsvps: [rsvp("bob", "WAITLISTED", { waitlistedAt: "2026-12-27T10:29:00.000Z" })],
    },
  ],
  [
    "an organizer gives a seat of those who wait",
    { deskBefore: { waiting: 1 }, changes: newcomer(byHand()) },
  ],
  [
    "an organizer adds somebody to a cancelled session",
    { deskBefore: { state: "CANCELLED" }, changes: newcomer(byHand()) },
  ],
  ["somebody is offered a seat out of turn without a note", outOfTurn(null)],
  ["an offer is shorter than its window", byConsumer("10:10:00", "10:39:00")],
  ["an offer runs in quiet hours", byConsumer("10:59:00", "11:29:00")],
  [
    "an offer lasts past registration",
    byConsumer("10:10:00", "10:40:00", { deskBefore: { registrationClosesAt: timeAt("10:30:00") } }),
  ],
])("finds that %s", (_, step) => {
  expect(laws(step)).toHaveLength(1);
});

it.each([
  ["people in a cancelled session", desk({ state: "CANCELLED" }), []],
  ["a mark without a reason", desk({ sweepPK: "LINE#1", sweepSK: CLOSES }), []],
  ["an open line in which nobody waits", desk({ lineOpen: true }), []],
  [
    "an offer that has ended",
    desk(),
    [rsvp("ada", "OFFERED", { offerExpiresAt: "2026-12-27T10:00:00.000Z" })],
  ],
])("finds %s at the end", (_, item, rsvps) => {
  expect(unfinishedIn({ desk: item, parts: [part()] }, rsvps, CLOSES)).toHaveLength(1);
  expect(unfinishedIn({ desk: desk(), parts: [part()] }, [], CLOSES)).toEqual([]);
});
