import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { createSession } from "../../../functions/core/programme/create-session.ts";
import { chunksOf } from "../../../functions/store/dynamodb/batches.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { aProgramme } from "../../support/builders.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { lateTable } from "../dynamodb/late-table.ts";
import { lossyTable } from "../dynamodb/lossy-table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";
import { at, playedEvent } from "./played-event.ts";

const ROUNDS = 50;

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

/** As another instance of a function reaches the table, so it has learned nothing yet. */
const anotherInstance = (): Table => ({ ...table });

const kinds = (outcomes: readonly { readonly kind: string }[]) => outcomes.map(({ kind }) => kind).sort();

/** An event that blocks overlaps, with two sessions at the same time and one later. */
async function strict() {
  const event = await playedEvent(table, "BLOCK");
  const [one, other] = [await event.session("one"), await event.session("other")];
  const later = await event.session("later", { startsAt: at(180), endsAt: at(240) });
  return { ...event, one, other, later };
}

/** The same, and a person with an offer for one session. */
async function withOffer(person: string, policy: "OFFER" | "AUTO_CONFIRM" = "OFFER") {
  const event = await strict();
  const full = await event.session("full", { waitlistPolicy: policy, rules: { capacity: 1 } });
  await event.reserve("holder", full);
  expect((await event.join(person, full)).kind).toBe("waitlisted");
  await event.cancel("holder", full, at(2));
  return { ...event, full };
}

describe("in an event that blocks overlaps, a seat that clashes with a seat of the person", () => {
  it("is refused and names it, while other sessions and the waitlist are open to them", async () => {
    const event = await strict();
    expect((await event.reserve("ada", event.one)).kind).toBe("confirmed");
    const refused = await event.reserve("ada", event.other);
    const clash = { sessionId: event.one, title: "one", status: "CONFIRMED", tight: false };
    expect(refused).toMatchObject({ kind: "time-conflict", conflicts: [clash] });
    expect((await event.reserve("ada", event.later)).kind).toBe("confirmed");
    const full = await event.session("full", { rules: { capacity: 0 } });
    expect(await event.join("ada", full)).toMatchObject({ kind: "waitlisted", conflicts: [clash] });
    expect((await event.reserve("ada", full)).kind).toBe("already-waitlisted");
    expect((await event.reserve("ada", event.one)).kind).toBe("already-confirmed");
    await event.cancel("ada", event.one);
    expect((await event.reserve("ada", event.other)).kind).toBe("confirmed");
  });

  it.each(["reserve", "accept"] as const)(
    "is not gained by %s while reads do not show the other seat",
    async (act) => {
      const event = await withOffer("ada");
      await event.serve(event.full, at(2));
      expect((await event.reserve("ada", event.one)).kind).toBe("confirmed");
      const late = lateTable(table, { userId: "ada", sessionId: event.one }, 2);
      const wanted = act === "reserve" ? event.other : event.full;
      expect((await event[act]("ada", wanted, at(3), late)).kind).toBe("time-conflict");
    },
  );

  it("is not gained if several seats are gained after the read of the seats", async () => {
    const event = await strict();
    await event.reserve("two", event.later);
    let queries = 0;
    const watched = watchedTable(table, async (operation, input) => {
      const isOfPerson = operation === "Query" && JSON.stringify(input).includes("USER#two");
      // The first look is not exact.
      if (queries === 2) {
        queries += 1;
        await event.reserve("two", event.one);
        await event.cancel("two", event.later);
        await event.reserve("two", event.later);
      } else if (isOfPerson) queries += 1;
    });
    expect((await event.reserve("two", event.other, at(1), watched)).kind).toBe("time-conflict");
    expect(queries).toBeGreaterThan(3);
  });

  it("is not confirmed from the waitlist while a read does not show the other seat", async () => {
    const event = await withOffer("ada", "AUTO_CONFIRM");
    expect((await event.reserve("ada", event.one)).kind).toBe("confirmed");
    await event.serve(event.full, at(3), lateTable(table, { userId: "ada", sessionId: event.one }, 1));
    expect(await event.statusOf("ada", event.full)).toBe("OFFERED");
  });

  it("is refused for what is in the way of everybody, if something is", async () => {
    const event = await strict();
    await event.reserve("ada", event.one);
    const full = await event.session("full", { rules: { capacity: 0 } });
    const closed = await event.session("closed", { rules: { state: "CANCELLED" } });
    expect((await event.reserve("ada", full)).kind).toBe("session-full");
    expect((await event.reserve("ada", closed)).kind).toBe("session-cancelled");
    expect((await event.reserve("ada", `${event.eventId}.none`)).kind).toBe("session-not-found");
  });

  it("is given to exactly one of two devices that ask at the same moment", async () => {
    const event = await strict();
    const round = async (n: number) => {
      const person = `twice-${n}`;
      // Half of the people have gained a seat before.
      const before = n % 2;
      if (before) await event.reserve(person, event.later);
      const outcomes = await Promise.all([
        event.reserve(person, event.one, at(1), n % 2 ? anotherInstance() : table),
        event.reserve(person, event.other, at(1), n % 3 ? anotherInstance() : table),
      ]);
      expect(kinds(outcomes)).toEqual(["confirmed", "time-conflict"]);
      expect(await event.gained(person)).toBe(before + 1);
    };
    const rounds = Array.from({ length: ROUNDS }, (_, n) => n);
    for (const some of chunksOf(rounds, 5)) await Promise.all(some.map(round));
  });

  it("is given to both devices if it does not clash", async () => {
    const event = await strict();
    const outcomes = await Promise.all([event.reserve("ada", event.one), event.reserve("ada", event.later)]);
    expect(kinds(outcomes)).toEqual(["confirmed", "confirmed"]);
    expect(await event.gained("ada")).toBe(2);
  });

  it("is refused at the parts of a crowd's ledger too, to instances that know them and to others", async () => {
    const event = await strict();
    for (const sessionId of [event.one, event.other]) expect(await event.deal(sessionId)).toBe("committed");
    const instance = anotherInstance();
    for (const person of ["p1", "p2", "p3"]) {
      const outcomes = await Promise.all([
        event.reserve(person, event.one, at(1), instance),
        event.reserve(person, event.other, at(1), instance),
      ]);
      expect(kinds(outcomes)).toEqual(["confirmed", "time-conflict"]);
    }
  });

  it("is judged by the rules of a crowd's ledger as they are, and not as an instance remembers them", async () => {
    const event = await strict();
    await event.deal(event.one);
    const instance = anotherInstance();
    await event.change(event.one, { state: "CANCELLED" });
    expect((await event.reserve("ada", event.one, at(1), instance)).kind).toBe("session-cancelled");
    await event.change(event.one, { state: "OPEN" });
    expect((await event.reserve("bob", event.one, at(1), instance)).kind).toBe("confirmed");
  });

  it("is given once although answers are lost, and the person has given it back meanwhile", async () => {
    const event = await strict();
    const meanwhile = () => event.cancel("ada", event.one, at(2));
    const losing = lossyTable(table, { of: "TransactWrite", answers: 3, meanwhile });
    await event.save("BLOCK");
    expect((await event.reserve("ada", event.one, at(1), losing)).kind).toBe("confirmed");
    expect(await event.statusOf("ada", event.one)).toBe("CANCELLED");
    expect(await event.gained("ada")).toBe(1);
    expect((await event.reserve("ada", event.other)).kind).toBe("confirmed");
  });
});

describe("a policy that changes", () => {
  it("is that of each request after the answer, in instances that know the old one", async () => {
    const event = await playedEvent(table, "WARN");
    const [one, other] = [await event.session("one"), await event.session("other")];
    await event.deal(other);
    for (const person of ["ada", "bob"]) await event.reserve(person, one);
    // Now the instance knows the policy, and the parts.
    expect((await event.reserve("cleo", other)).kind).toBe("confirmed");
    await event.save("BLOCK");
    expect((await event.reserve("ada", other)).kind).toBe("time-conflict");
    expect((await event.reserve("cleo", one)).kind).toBe("time-conflict");
    await event.save("WARN");
    expect((await event.reserve("ada", other)).kind).toBe("confirmed");
    expect((await event.reserve("cleo", one)).kind).toBe("confirmed");
  });

  it("never lets both seats pass once both ledgers block, while people ask for them", async () => {
    const event = await playedEvent(table, "WARN");
    const [one, other] = [await event.session("one"), await event.session("other")];
    await event.deal(other);
    const people = Array.from({ length: 30 }, (_, n) => `switch-${n}`);
    const asking = people.map(async (person, n) => {
      const own = n % 2 ? table : anotherInstance();
      await Promise.all([event.reserve(person, one, at(1), own), event.reserve(person, other, at(1), own)]);
    });
    const saved = event.save("BLOCK");
    await Promise.all([...asking, saved]);
    for (const person of people) {
      const held = [await event.statusOf(person, one), await event.statusOf(person, other)];
      // Whoever has both gained one of them before the ledgers blocked, which no day has counted.
      if (held.every((status) => status === "CONFIRMED")) expect(await event.gained(person)).toBeLessThan(2);
      else expect(held).toContain("CONFIRMED");
    }
    await event.save("WARN");
  });

  it("is that of the consumer too, if it looked a moment before", async () => {
    const event = await playedEvent(table, "WARN");
    const [one, full] = [
      await event.session("one"),
      await event.session("full", { waitlistPolicy: "AUTO_CONFIRM", rules: { capacity: 1 } }),
    ];
    await event.reserve("holder", full);
    await event.join("ada", full);
    await event.cancel("holder", full, at(2));
    let isFirst = true;
    const late = watchedTable(table, async (operation) => {
      if (operation !== "TransactWrite" || !isFirst) return;
      isFirst = false;
      await event.save("BLOCK");
      await event.reserve("ada", one, at(3));
    });
    await event.serve(full, at(3), late);
    expect(await event.statusOf("ada", full)).toBe("OFFERED");
  });

  it("is the last one if two organizers change it at once, whoever marks the ledgers last", async () => {
    const event = await playedEvent(table, "WARN");
    const [one, other] = [await event.session("one"), await event.session("other")];
    let isFirst = true;
    // The first organizer has written the event, and marks no ledger before the second one is done.
    const slow = watchedTable(table, async (operation, input) => {
      if (operation !== "TransactWrite" || !JSON.stringify(input).includes("LEDGER") || !isFirst) return;
      isFirst = false;
      await event.save("WARN");
    });
    await event.save("BLOCK", slow);
    for (const [person, first, second] of [
      ["ada", one, other],
      ["bob", other, one],
    ] as const) {
      await event.reserve(person, first);
      expect((await event.reserve(person, second)).kind).toBe("confirmed");
    }
  });

  it("is that of a session too that is added at the same moment", async () => {
    const event = await playedEvent(table, "WARN");
    const one = await event.session("one");
    const saving = watchedTable(table, async (operation) => {
      if (operation === "TransactWrite") await event.save("BLOCK");
    });
    const { sessionId: _, eventId, ...said } = aProgramme(one, { startsAt: at(150), endsAt: at(170) });
    const created = await createSession(
      eventId,
      { ...said, ...{ capacity: 5, state: "OPEN", registrationOpensAt: null, registrationClosesAt: null } },
      { book: programmeBook(saving), newToken: () => "added" },
    );
    expect(created.kind).toBe("created");
    await event.reserve("ada", one);
    expect((await event.reserve("ada", `${eventId}.added`)).kind).toBe("time-conflict");
  });
});

describe("an offer that clashes with a seat", () => {
  it("cannot be accepted, by the person or by the link of the mail, and stays open", async () => {
    const event = await withOffer("ada");
    await event.serve(event.full, at(3));
    await event.reserve("ada", event.one, at(4));
    const clash = { kind: "time-conflict", conflicts: [{ sessionId: event.one }] };
    expect(await event.accept("ada", event.full, at(5))).toMatchObject(clash);
    expect(await event.reserve("ada", event.full, at(5))).toMatchObject(clash);
    expect(await event.follow("ada", event.full, at(5), anotherInstance())).toMatchObject(clash);
    expect(await event.statusOf("ada", event.full)).toBe("OFFERED");
    await event.cancel("ada", event.one, at(6));
    expect((await event.accept("ada", event.full, at(7), anotherInstance())).kind).toBe("accepted");
    expect((await event.reserve("ada", event.other, at(8))).kind).toBe("time-conflict");
  });

  it("is accepted by one device, or another one gets the other seat, but never both", async () => {
    for (let round = 0; round < 10; round++) {
      const event = await withOffer("ada");
      await event.serve(event.full, at(3));
      const own = round % 2 ? anotherInstance() : table;
      const [accepted, reserved] = await Promise.all([
        event.accept("ada", event.full, at(4), own),
        event.reserve("ada", event.one, at(4)),
      ]);
      expect([accepted.kind, reserved.kind].sort().at(-1)).toBe("time-conflict");
      expect(await event.gained("ada")).toBe(1);
    }
  });

  it("is made in place of a seat if the session confirms at once, and a person without a clash is confirmed", async () => {
    const event = await withOffer("ada", "AUTO_CONFIRM");
    await event.join("bob", event.full, at(2));
    await event.reserve("ada", event.one, at(2));
    await event.serve(event.full, at(3));
    expect(await event.statusOf("ada", event.full)).toBe("OFFERED");
    expect(await event.gained("ada")).toBe(1);
    await event.cancel("ada", event.full, at(4));
    await event.serve(event.full, at(5));
    expect(await event.statusOf("bob", event.full)).toBe("CONFIRMED");
    expect(await event.gained("bob")).toBe(1);
  });

  it("is made in place of a seat also if the person gains the other one at that moment", async () => {
    for (let round = 0; round < 10; round++) {
      const event = await withOffer("ada", "AUTO_CONFIRM");
      const reserving = () => event.reserve("ada", event.one, at(3));
      let isHeld = round < 5;
      // In half of the rounds the seat is gained between the consumer's look and its transaction.
      const held = watchedTable(table, async (operation) => {
        if (operation !== "TransactWrite" || !isHeld) return;
        isHeld = false;
        await reserving();
      });
      const [, reserved] = await Promise.all([
        event.serve(event.full, at(3), held),
        round < 5 ? { kind: "confirmed" } : reserving(),
      ]);
      const served = await event.statusOf("ada", event.full);
      expect([served, reserved.kind]).toEqual(
        served === "CONFIRMED" ? ["CONFIRMED", "time-conflict"] : ["OFFERED", "confirmed"],
      );
    }
  });
});
