import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";
import { at, playedEvent } from "./played-event.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

/** The calls of one act, by name. */
async function callsOf(act: (own: Table) => Promise<unknown>, own: Table = table): Promise<string[]> {
  const calls: string[] = [];
  await act(watchedTable(own, (operation) => void calls.push(operation)));
  return calls.sort();
}

describe("an event that warns of overlaps", () => {
  it("tells with a seat what the person holds otherwise: seats, offers and waits, in order of start", async () => {
    const event = await playedEvent(table, "WARN", 15);
    const [full, offered] = [
      await event.session("full", { startsAt: at(130), endsAt: at(150), rules: { capacity: 0 } }),
      await event.session("offered", { startsAt: at(125), rules: { capacity: 1 } }),
    ];
    const tight = await event.session("tight", { startsAt: at(190), endsAt: at(200), room: "B" });
    const wanted = await event.session("wanted", { room: "A" });
    for (const far of [
      await event.session("far", { startsAt: at(195), endsAt: at(240), room: "C" }),
      await event.session("given back"),
    ])
      await event.reserve("ada", far);
    await event.cancel("ada", `${event.eventId}.given back`);
    await event.reserve("holder", offered);
    for (const sessionId of [full, offered]) await event.join("ada", sessionId);
    await event.cancel("holder", offered);
    await event.serve(offered, at(2));
    await event.reserve("ada", tight);
    const { kind, conflicts } = await event.reserve("ada", wanted, at(3));
    expect(kind).toBe("confirmed");
    expect(conflicts).toEqual([
      {
        sessionId: offered,
        title: "offered",
        startsAt: at(125),
        endsAt: at(180),
        status: "OFFERED",
        tight: false,
      },
      {
        sessionId: full,
        title: "full",
        startsAt: at(130),
        endsAt: at(150),
        status: "WAITLISTED",
        tight: false,
      },
      {
        sessionId: tight,
        title: "tight",
        startsAt: at(190),
        endsAt: at(200),
        status: "CONFIRMED",
        tight: true,
      },
    ]);
    // By then the first of them are over.
    const late = await event.reserve("ada", wanted, at(170));
    expect(late.conflicts?.map(({ title }) => title)).toEqual(["offered", "tight"]);
  });

  it("reads once more for it, while the call is counted, and nothing of sessions for a person's first one", async () => {
    const event = await playedEvent(table, "WARN");
    const [one, other] = [await event.session("one"), await event.session("other")];
    const usual = ["Query", "TransactWrite"];
    expect(await callsOf((own) => event.reserve("ada", one, at(1), own))).toEqual(usual);
    const calls: string[] = [];
    const own = watchedTable(table, (operation) => void calls.push(operation));
    await event.reserve("ada", other, at(1), own);
    expect(calls.splice(0).sort()).toEqual(["BatchGet", ...usual]);
    await event.reserve("bob", one, at(1), own);
    await event.reserve("bob", other, at(1), own);
    expect(calls.splice(0).sort()).toEqual(["Query", ...usual, "TransactWrite"]);
    // What the person has is known then, so no transaction is refused to find it out.
    await event.reserve("bob", other, at(1), own);
    expect(calls.splice(0)).toEqual(["Query"]);
    await event.cancel("bob", other);
    await event.reserve("bob", other, at(2), own);
    expect(calls.splice(0).sort()).toEqual(usual);
  });

  it("gives the seat although nothing else can be read, and says that it does not know", async () => {
    const event = await playedEvent(table, "WARN");
    const [one, other] = [await event.session("one"), await event.session("other")];
    await event.reserve("ada", one);
    for (const failing of ["Query", "BatchGet"]) {
      const own = watchedTable(table, (operation) => {
        if (operation === failing) throw Object.assign(new Error("busy"), { name: "ThrottlingException" });
      });
      expect(await event.reserve("ada", other, at(1), own)).toMatchObject({
        kind: "confirmed",
        conflicts: null,
      });
      await event.cancel("ada", other);
    }
  });
});

it("gives nobody a seat in an event that blocks overlaps while the person's day cannot be read", async () => {
  const event = await playedEvent(table, "BLOCK");
  const one = await event.session("one");
  const own = watchedTable(table, (operation) => {
    if (operation === "Get") throw Object.assign(new Error("busy"), { name: "ThrottlingException" });
  });
  await expect(event.reserve("ada", one, at(1), own)).rejects.toThrow("busy");
  expect(await event.statusOf("ada", one)).toBeNull();
});

it("costs a seat in an event that blocks overlaps two reads more and the day, once an instance knows it", async () => {
  const event = await playedEvent(table, "BLOCK");
  const [one, later] = [
    await event.session("one"),
    await event.session("later", { startsAt: at(180), endsAt: at(240) }),
  ];
  const calls: string[] = [];
  const own = watchedTable(table, (operation) => void calls.push(operation));
  await event.reserve("ada", one, at(1), own);
  expect(calls.splice(0)).toEqual(["Query", "TransactWrite", "Get", "Query", "BatchGet", "TransactWrite"]);
  await event.reserve("ada", later, at(1), own);
  expect(calls.splice(0)).toEqual(["Get", "Query", "BatchGet", "TransactWrite"]);
});
