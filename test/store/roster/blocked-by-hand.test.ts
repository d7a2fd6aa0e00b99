import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { interruptedTable } from "../dynamodb/interrupted-table.ts";
import { at, playedEvent } from "../overlaps/played-event.ts";
import { playedHands } from "./played-hands.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});
afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

const ada = { attendee: { userId: "ada", name: "Ada", email: null } };

/** Two sessions at the same time. */
async function twoSessions(policy: "ALLOW" | "BLOCK") {
  const event = await playedEvent(table, policy);
  const [talk, workshop] = [await event.session("talk"), await event.session("workshop")];
  return { ...event, talk, workshop, hands: playedHands(table, workshop) };
}

describe("in an event that blocks overlaps, an organizer's hands", () => {
  it("give a seat that clashes, and then the person gains no other one", async () => {
    const event = await twoSessions("BLOCK");
    await event.reserve("ada", event.talk, at(1));
    expect(await event.hands.add("ada", at(2), ada)).toEqual({ kind: "added" });
    const third = await event.session("third");
    expect((await event.reserve("ada", third, at(3))).kind).toBe("time-conflict");
  });

  it("give a seat just before the person takes one that clashes", async () => {
    const event = await twoSessions("BLOCK");
    const own = interruptedTable(table, () => event.hands.add("ada", at(1), ada));
    expect((await event.reserve("ada", event.talk, at(2), own)).kind).toBe("time-conflict");
  });

  it("give a seat that is claimed just before the person takes one that clashes", async () => {
    const event = await twoSessions("BLOCK");
    await event.hands.add("ada", at(1));
    const own = interruptedTable(table, () => event.hands.claim("ada", at(2)));
    expect((await event.reserve("ada", event.talk, at(3), own)).kind).toBe("time-conflict");
    expect(await event.gained("ada")).toBe(1);
  });

  it("count the seat also if the event begins to block just before", async () => {
    const event = await twoSessions("ALLOW");
    const own = interruptedTable(table, () => event.save("BLOCK"));
    expect(await event.hands.add("ada", at(1), { ...ada, own })).toEqual({ kind: "added" });
    expect(await event.gained("ada")).toBe(1);
  });
});
